import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A pharmacy that hands out packs of a round. */
@Entity('round_pharmacy')
@Index('round_pharmacy_store', ['storeId'])
export class RoundPharmacy {
  @PrimaryColumn({ name: 'round_id', type: 'uuid', primaryKeyConstraintName: 'round_pharmacy_pk' })
  roundId: string;

  @PrimaryColumn({ name: 'store_id', type: 'uuid', primaryKeyConstraintName: 'round_pharmacy_pk' })
  storeId: string;

  /** Of the round. */
  @Column({ type: 'text', collation: 'C' })
  path: string;
}
