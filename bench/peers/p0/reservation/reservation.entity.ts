import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('mask_stock')
export class MaskStock {
  @PrimaryColumn('uuid')
  roundId: string;

  @Column('integer')
  remaining: number;

  @Column('integer')
  nextNumber: number;
}

@Entity('reservation')
@Unique(['roundId', 'householdId'])
export class Reservation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  roundId: string;

  @Column('uuid')
  householdId: string;

  @Column('integer')
  number: number;
}
