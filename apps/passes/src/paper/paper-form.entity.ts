import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that was printed on an empty form. It is filled by hand first and keyed later under this number. */
@Entity('paper_form')
export class PaperForm {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'paper_form_pk' })
  number: string;

  @Column({ name: 'check_code', type: 'text' })
  checkCode: string;

  /** Committee or compound that it was printed for. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** The pass that was keyed under it. */
  @Column({ name: 'pass_id', type: 'uuid', nullable: true })
  passId: string | null;

  @Column({ name: 'printed_at', type: 'timestamptz' })
  printedAt: Date;
}
