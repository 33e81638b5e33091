import { Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Clock } from '#platform/clock.js';
import { currentObservationRules } from './observation-rules.js';

@ObjectType('ObservationRule', { description: 'How many days somebody stays at home who is proposed now.' })
export class ObservationRuleType {
  @Field(() => ID)
  version: string;

  @Field(() => Int, { description: 'Days from the arrival.' })
  arrival: number;

  @Field(() => Int, { description: 'Days from the last contact.' })
  lastContact: number;
}

@Resolver()
export class ObservationRuleResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => ObservationRuleType, { description: 'The one in force now.' })
  observationRule(): ObservationRuleType {
    const { version, days } = currentObservationRules(this.clock.now());
    return { version, arrival: days.arrival, lastContact: days['last-contact'] };
  }
}
