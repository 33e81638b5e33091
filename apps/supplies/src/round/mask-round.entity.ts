import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NameInLanguages } from '#contracts/shared.js';
import type { RoundRule } from '#contracts/supplies.events.js';

export const roundStates = ['open', 'drawn', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** Packs of one item are shared out among the households of an area, one pack for each. */
@Entity('mask_round')
@Index('mask_round_path', ['path', 'state'])
export class MaskRound {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'mask_round_pk' })
  id: string;

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'item_id', type: 'uuid' })
  itemId: string;

  @Column({ type: 'text' })
  rule: RoundRule;

  /** Of the item, for one household address. */
  @Column({ type: 'integer' })
  quota: number;

  /** How many households can be served. */
  @Column({ type: 'integer' })
  packs: number;

  /** What a pack costs, as people are told. */
  @Column({ type: 'jsonb', nullable: true })
  price: NameInLanguages | null;

  @Column({ name: 'opens_at', type: 'timestamptz' })
  opensAt: Date;

  @Column({ name: 'closes_at', type: 'timestamptz' })
  closesAt: Date;

  /** Hours of the day in China, `HH:MM`, in which packs are handed out. */
  @Column({ name: 'collect_from', type: 'text' })
  collectFrom: string;

  @Column({ name: 'collect_until', type: 'text' })
  collectUntil: string;

  @Column({ type: 'text' })
  state: RoundState;

  /** SHA-256 of the seed, known before anybody books; only under `lottery`. */
  @Column({ name: 'seed_commitment', type: 'text', nullable: true })
  seedCommitment: string | null;

  /** Sealed until the draw: nobody who reads the database knows it before. */
  @Column({ name: 'sealed_seed', type: 'bytea', nullable: true })
  sealedSeed: Buffer | null;

  @Column({ name: 'seed_key', type: 'bytea', nullable: true })
  seedKey: Buffer | null;

  /** Published by the draw. */
  @Column({ type: 'text', nullable: true })
  seed: string | null;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'drawn_at', type: 'timestamptz', nullable: true })
  drawnAt: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
