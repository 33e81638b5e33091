import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ObservationFactKindEnum } from '../care.enums.js';
import { PageInfoType } from '../target/target.graphql.js';
import type { FactKind, FigureName } from './observation-figures.rules.js';

const hidden = 'Null where it is 1 to 4 and the reader may not see people.';

@ObjectType('ObservationFigures', { description: 'Observation in an area: who is under it now, and the reports of one day.' })
export class ObservationFiguresType implements Record<FigureName, number | null> {
  path: string;
  day: string;
  exact: boolean;

  @Field(() => Int, { nullable: true, description: `People under observation now. ${hidden}` })
  active: number | null;

  @Field(() => Int, { nullable: true, description: `Reports of the day that are neither answered nor over. ${hidden}` })
  due: number | null;

  @Field(() => Int, { nullable: true, description: `Reports of the day that came after their end. ${hidden}` })
  late: number | null;

  @Field(() => Int, { nullable: true, description: `Reports of the day that are over without a reading. ${hidden}` })
  missed: number | null;

  @Field(() => Int, { nullable: true, description: `People with a fever that is suspected, or confirmed and not settled, now. ${hidden}` })
  fever: number | null;

  @Field(() => Int, { nullable: true, description: `People released on the day. ${hidden}` })
  released: number | null;

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every fact that had arrived by then.' })
  asOf: Date;
}

@ObjectType('ObservationFact', { description: 'One of what a figure counts; it names nobody.' })
export class ObservationFactType {
  @Field(() => ID)
  id: string;

  @Field(() => ObservationFactKindEnum)
  type: FactKind;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { description: 'The building; the area itself for whoever may not see people.' })
  areaCode: string;
}

@ObjectType('ObservationFactEdge')
export class ObservationFactEdgeType {
  @Field(() => String)
  cursor: string;

  @Field(() => ObservationFactType)
  node: ObservationFactType;
}

@ObjectType('ObservationFactConnection')
export class ObservationFactConnectionType {
  @Field(() => [ObservationFactEdgeType])
  edges: ObservationFactEdgeType[];

  @Field(() => PageInfoType)
  pageInfo: PageInfoType;
}
