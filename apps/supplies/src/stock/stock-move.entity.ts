import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { StockMove } from '#contracts/supplies.events.js';

/** A movement of stock. Rows are only ever added: the database refuses anything else. */
@Entity('stock_move')
@Index('stock_move_shelf', ['shelfId', 'id'])
@Index('stock_move_reversed_once', ['reverses'], { unique: true, where: 'reverses IS NOT NULL' })
export class Movement {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stock_move_pk' })
  id: string;

  @Column({ name: 'shelf_id', type: 'uuid' })
  shelfId: string;

  @Column({ type: 'text' })
  kind: StockMove;

  /** What the shelf gained; negative where it lost. */
  @Column({ type: 'integer' })
  quantity: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Account of whoever wrote it down. */
  @Column({ type: 'text' })
  by: string;

  /** The movement that this one takes back. */
  @Column({ type: 'uuid', nullable: true })
  reverses: string | null;

  @Column({ type: 'text', collation: 'C' })
  path: string;
}
