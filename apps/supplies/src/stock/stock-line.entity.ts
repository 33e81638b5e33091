import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Account } from './stock.rules.js';

/** One side of a movement; the lines of each movement come to nothing together, which the database checks at the commit. */
@Entity('stock_line')
@Index('stock_line_shelf', ['shelfId'], { where: 'shelf_id IS NOT NULL' })
@Index('stock_line_transfer', ['transferId'], { where: 'transfer_id IS NOT NULL' })
export class StockLine {
  @PrimaryColumn({ name: 'move_id', type: 'uuid', primaryKeyConstraintName: 'stock_line_pk' })
  moveId: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'stock_line_pk' })
  line: number;

  @Column({ name: 'item_id', type: 'uuid' })
  itemId: string;

  @Column({ type: 'text' })
  account: Account;

  @Column({ name: 'shelf_id', type: 'uuid', nullable: true })
  shelfId: string | null;

  /** Of what is under way: the movement that sent it. */
  @Column({ name: 'transfer_id', type: 'uuid', nullable: true })
  transferId: string | null;

  @Column({ type: 'integer' })
  quantity: number;

  /** Of what is under way the path of the store it goes to, else that of the shelf. */
  @Column({ type: 'text', collation: 'C' })
  path: string;
}
