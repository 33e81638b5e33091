import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** What lies behind a figure. Every service that has figures shows its own in this form. */
@ObjectType('Fact', { description: 'One thing that happened, without anybody’s name.' })
@Directive('@shareable')
export class FactType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '`trip-arrived`, `room-screened` …' })
  type: string;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { description: 'Where, as exactly as the reader may know it.' })
  areaCode: string;
}

@ObjectType('FactPage')
@Directive('@shareable')
export class FactPageType {
  @Field(() => [FactType], { description: 'Newest first.' })
  nodes: FactType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null at the end.' })
  endCursor: string | null;
}

export const mostFacts = 100;

/** A fact as it is kept, shown at the last area of its path. */
export const factAt = ({ id, type, at, path }: Omit<FactType, 'areaCode'> & { path: string }): FactType => ({
  ...{ id, type, at },
  areaCode: path.split('.').at(-1) ?? '',
});

/** `found` holds one more than `first` where there are more. */
export const factPage = (found: readonly FactType[], first: number): FactPageType => {
  const nodes = found.slice(0, first);
  return { nodes, endCursor: found.length > first ? (nodes.at(-1)?.id ?? null) : null };
};
