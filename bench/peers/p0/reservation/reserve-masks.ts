import type { DataSource } from 'typeorm';
import { OutboxMessage } from '../outbox/outbox.entity.js';
import { MaskStock, Reservation } from './reservation.entity.js';

/** As the documentation of TypeORM has it: the row of the stock is locked, and everything is saved under that lock. */
export class ReserveMasks {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns the number of the reservation; undefined when nothing is left */
  execute(roundId: string, householdId: string): Promise<number | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const stock = await manager.findOneOrFail(MaskStock, { where: { roundId }, lock: { mode: 'pessimistic_write' } });
      if (stock.remaining < 1) return undefined;
      const number = stock.nextNumber;
      await manager.save(manager.create(Reservation, { roundId, householdId, number }));
      stock.remaining -= 1;
      stock.nextNumber += 1;
      await manager.save(stock);
      await manager.save(
        manager.create(OutboxMessage, { topic: 'supplies.reservation', key: roundId, payload: { roundId, householdId, number } }),
      );
      return number;
    });
  }
}
