import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One item in one store. The balance is the sum of its ledger lines and is written in the transaction of each. */
@Entity('shelf')
@Index('shelf_place', ['storeId', 'itemId'], { unique: true })
@Check('shelf_not_below_zero', 'balance >= 0')
export class Shelf {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'shelf_pk' })
  id: string;

  @Column({ name: 'store_id', type: 'uuid' })
  storeId: string;

  @Column({ name: 'item_id', type: 'uuid' })
  itemId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'integer', default: 0 })
  balance: number;

  /** Below this the committee is warned; 0 warns never. */
  @Column({ name: 'warn_below', type: 'integer', default: 0 })
  warnBelow: number;

  /** When somebody last counted what lies there. */
  @Column({ name: 'counted_at', type: 'timestamptz', nullable: true })
  countedAt: Date | null;

  @Column({ type: 'integer', default: 0 })
  version: number;
}
