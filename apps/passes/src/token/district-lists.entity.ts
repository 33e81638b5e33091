import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Numbers of a district's lists. They only grow. */
@Entity('district_lists')
export class DistrictLists {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'district_lists_pk' })
  district: string;

  @Column({ name: 'trust_number', type: 'integer' })
  trustNumber: number;

  @Column({ name: 'revocation_number', type: 'integer' })
  revocationNumber: number;
}
