import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One place of a draw, for everybody to see: a reservation by its id and nobody's name. */
@Entity('draw_entry')
export class DrawEntry {
  @PrimaryColumn({ name: 'round_id', type: 'uuid', primaryKeyConstraintName: 'draw_entry_pk' })
  roundId: string;

  /** From 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'draw_entry_pk' })
  place: number;

  @Column({ name: 'reservation_id', type: 'uuid' })
  reservationId: string;

  /** Of the round. */
  @Column({ type: 'text', collation: 'C' })
  path: string;
}
