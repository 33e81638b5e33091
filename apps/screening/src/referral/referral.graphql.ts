import { Directive, Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { Thermometer } from '#contracts/shared.js';
import { FeverStateEnum, ReferralOutcomeEnum, ReferralStateEnum, ThermometerEnum } from '../care.enums.js';
import type { FeverState } from '../fever/fever.rules.js';
import type { ReferralOutcome } from './referral.rules.js';

@ObjectType('Fever', { description: 'A temperature at or above the limit, and what came of it.' })
export class FeverType {
  @Field(() => ID)
  id: string;

  @Field(() => FeverStateEnum)
  state: FeverState;

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius; null for whoever may not see people as they are.' })
  temperature: number | null;

  @Field(() => ThermometerEnum)
  method: Thermometer;

  @Field(() => Date)
  measuredAt: Date;

  @Field(() => Date)
  suspectedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was confirmed or ruled out.' })
  decidedAt: Date | null;
}

@ObjectType('Referral', { description: 'A confirmed fever in the hands of the doctor.' })
@Directive('@key(fields: "id")')
export class ReferralType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  feverId: string;

  @Field(() => ID)
  residentId: string;

  @Field(() => ID)
  householdId: string;

  @Field(() => ReferralStateEnum)
  state: 'open' | 'closed';

  @Field(() => ReferralOutcomeEnum, { nullable: true })
  outcome: ReferralOutcome | null;

  @Field(() => Boolean, { nullable: true, description: 'They were brought to the clinic by an arranged vehicle.' })
  vehicleArranged: boolean | null;

  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date, { nullable: true })
  closedAt: Date | null;
}
