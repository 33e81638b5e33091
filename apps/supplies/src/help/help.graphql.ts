import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { helpKinds, type HelpKind } from '#contracts/supplies.events.js';
import { enumOf } from '#platform/graphql-enum.js';
import { helpStates, type HelpState } from './help.rules.js';

export const HelpKindEnum = enumOf(helpKinds);
export const HelpStateEnum = enumOf(helpStates);
registerEnumType(HelpKindEnum, { name: 'HelpKind' });
registerEnumType(HelpStateEnum, { name: 'HelpState' });

@ObjectType('HelpRequest', { description: 'Something that a household needs, and how far it has come.' })
@Directive('@key(fields: "id")')
export class HelpRequestType {
  @Field(() => ID)
  id: string;

  @Field(() => HelpKindEnum)
  kind: HelpKind;

  @Field(() => HelpStateEnum)
  state: HelpState;

  @Field(() => Boolean, { description: 'Put it down at the door, ring, and step back.' })
  doorstepOnly: boolean;

  @Field(() => Date, { description: 'From then on it is late.' })
  dueAt: Date;

  @Field(() => Boolean)
  late: boolean;

  @Field(() => Date)
  requestedAt: Date;

  @Field(() => ID, { nullable: true, description: 'The need of an observation that it comes from.' })
  needId: string | null;

  @Field(() => ID, { nullable: true, description: 'Account of a volunteer or worker.' })
  helper: string | null;

  @Field(() => Date, { nullable: true })
  deliveredAt: Date | null;
}

@InputType()
export class RequestHelpInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same request and asks for nothing.' })
  requestId: string;

  @Field(() => ID)
  householdId: string;

  @Field(() => HelpKindEnum)
  kind: HelpKind;

  @Field(() => Date, { nullable: true, description: 'Until when it is needed; each kind has its own time when left out.' })
  dueAt?: Date;
}
