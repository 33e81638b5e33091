import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many access records this service has written in one lane. A row and not a sequence: its number is given back when the
 * transaction fails, so that a hole can only mean that a record was suppressed.
 */
@Entity('access_source')
export class AccessSource {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'access_source_pkey' })
  lane: number;

  @Column({ type: 'integer' })
  sequence: number;
}
