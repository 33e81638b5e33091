import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What is left of a round: packs minus the reservations that hold one, kept by the database with each of them. Whoever books
 * in a queue locks this row first, so that numbers follow each other and nothing is sold twice.
 */
@Entity('round_stock')
@Check('round_stock_not_oversold', 'remaining >= 0')
export class RoundStock {
  @PrimaryColumn({ name: 'round_id', type: 'uuid', primaryKeyConstraintName: 'round_stock_pk' })
  roundId: string;

  @Column({ type: 'integer' })
  remaining: number;

  @Column({ name: 'next_number', type: 'integer' })
  nextNumber: number;

  /** The highest number that was called. */
  @Column({ name: 'called_up_to', type: 'integer' })
  calledUpTo: number;

  @Column({ type: 'text', collation: 'C' })
  path: string;
}
