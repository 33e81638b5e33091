import { DataSource, type EntityManager } from 'typeorm';
import { CommitSignal } from '#messaging/commit-signal.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { uuidv7 } from '#platform/uuid.js';
import { ReadItems } from '../../../../apps/supplies/src/item/read-items.js';
import { IssueFromShelf } from '../../../../apps/supplies/src/stock/issue-from-shelf.js';
import { LockShelf } from '../../../../apps/supplies/src/stock/lock-shelf.js';
import { Shelf } from '../../../../apps/supplies/src/stock/shelf.entity.js';
import { StockLine } from '../../../../apps/supplies/src/stock/stock-line.entity.js';
import { Movement } from '../../../../apps/supplies/src/stock/stock-move.entity.js';
import { WriteMovement } from '../../../../apps/supplies/src/stock/write-movement.js';
import { ReadStores } from '../../../../apps/supplies/src/store/read-stores.js';
import { freshDatabase, rows } from '../../stack.js';

const packs = 10;
const path = '310000000000.310105000000.310105008000.310105008020';

/** Wrong on purpose: believes what it read once, outside of any lock. */
class ReadBefore extends LockShelf {
  private known?: Shelf;

  override async byId(tx: EntityManager, id: string): Promise<Shelf> {
    this.known ??= await tx.findOneByOrFail(Shelf, { id });
    return this.known;
  }
}

/**
 * Twice as many households come as there are packs on the shelf, and what was told of each has left the outbox before the next.
 * The wrong build checks the stock outside of the lock.
 * @returns where the ledger of the shelf and its balance say different things, by the raw rows
 */
export async function shelfLock(isWrong: boolean): Promise<string[]> {
  const database = await freshDatabase('supplies');
  const entities = [Shelf, StockLine, Movement];
  const dataSource = await new DataSource({ type: 'postgres', url: database.appUrl, entities, poolSize: 8 }).initialize();
  try {
    const place = { storeId: uuidv7(), itemId: uuidv7() };
    const shelf = [uuidv7(), place.storeId, place.itemId, path, packs];
    await rows(database.adminUrl, 'INSERT INTO shelf (id, store_id, item_id, path, balance) VALUES ($1, $2, $3, $4, $5)', shelf);
    const lock = new (isWrong ? ReadBefore : LockShelf)(new ReadStores(), new ReadItems());
    const issue = new IssueFromShelf(lock, new WriteMovement(new Outbox('supplies', new CommitSignal()), new Clock()));
    const ask = () => asService(dataSource, 'lab', (tx) => issue.execute(tx, 'lab', { ...place, quantity: 1 })).catch(unlessEmpty);
    for (let come = 0; come < packs * 2; come += 2) {
      await Promise.allSettled([ask(), ask()]);
      await rows(database.adminUrl, 'DELETE FROM outbox');
    }
    return await faultsOfShelf(database.adminUrl);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
}

const unlessEmpty = (error: unknown): void => {
  if (!(error instanceof Rejection && error.code === 'STOCK_BELOW_ZERO')) throw error;
};

async function faultsOfShelf(url: string): Promise<string[]> {
  const [found] = await rows<{ balance: number; moved: number }>(
    url,
    `SELECT s.balance, coalesce(sum(l.quantity), 0)::integer AS moved FROM shelf s LEFT JOIN stock_line l ON l.shelf_id = s.id GROUP BY s.id`,
  );
  const { balance, moved } = found!;
  return [
    ...(packs + moved < 0 ? [`${-moved} packs of ${packs} were handed out`] : []),
    ...(packs + moved === balance ? [] : [`the balance is ${balance}, its lines say ${packs + moved}`]),
    ...(moved === 0 ? ['nothing was handed out'] : []),
  ];
}
