import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('LedgerCheckpoint', { description: 'A state of the ledger that was signed for.' })
export class LedgerCheckpointType {
  @Field(() => Int)
  size: number;

  @Field(() => Date)
  signedAt: Date;

  @Field(() => String, { description: 'A signed note (C2SP): origin, size, root, and the lines of the ledger and its witnesses.' })
  note: string;

  @Field(() => [String], { description: 'Names of the witnesses that have signed it too.' })
  witnesses: string[];
}

@ObjectType('LedgerProof', { description: 'Everything that `linli verify inclusion` needs, but the public key.' })
export class LedgerProofType {
  @Field(() => Int)
  index: number;

  @Field(() => Int)
  size: number;

  @Field(() => String, { description: 'Canonical JSON, the bytes that are hashed.' })
  leaf: string;

  @Field(() => [String], { description: 'Base64, from the leaf up (RFC 6962, 2.1.1).' })
  hashes: string[];

  @Field(() => String, { description: 'The signed checkpoint that the proof leads to.' })
  checkpoint: string;
}

@ObjectType('LedgerConsistency', { description: 'That the ledger of `second` leaves begins with the one of `first`.' })
export class LedgerConsistencyType {
  @Field(() => String, { description: 'The signed checkpoint of the first.' })
  first: string;

  @Field(() => String)
  second: string;

  @Field(() => [String], { description: 'Base64 (RFC 6962, 2.1.2).' })
  hashes: string[];
}

@ObjectType('LedgerLeaf', { description: 'A leaf to take along. What lies outside the areas of the caller comes as its hash alone.' })
export class LedgerLeafType {
  @Field(() => Int)
  index: number;

  @Field(() => String, { description: 'Base64.' })
  hash: string;

  @Field(() => String, { nullable: true })
  leaf: string | null;
}
