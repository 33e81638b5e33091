import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subdistrict } from '#testing/registration-facts.js';
import { eventually, rows } from '#testing/stack.js';
import { lookalike, maotai, SuppliesUnderTest } from './supplies-under-test.js';

const moveStock = 'mutation ($input: MoveStockInput!) { moveStock(input: $input) { id kind quantity } }';
const countStock = 'mutation ($input: CountStockInput!) { countStock(input: $input) { id quantity } }';
const sendStock = 'mutation ($input: SendStockInput!) { sendStock(input: $input) { id quantity } }';
const receiveStock =
  'mutation ($r: ID!, $t: ID!, $n: Int!) { receiveStock(requestId: $r, transferId: $t, received: $n) { id kind quantity } }';
const reverse = 'mutation ($r: ID!, $id: ID!) { reverseStockMovement(requestId: $r, id: $id) { id kind quantity reverses } }';
const stores = `query ($a: ID!) { stores(areaCode: $a) { id name underWay { transferId quantity }
  shelves { id balance low countedAt item { name } } } }`;

interface StoreSeen {
  id: string;
  name: string;
  underWay: object[];
  shelves: { id: string; balance: number; low: boolean; countedAt: string | null; item: { name: string } }[];
}

describe('stock', () => {
  let test: SuppliesUnderTest;
  let [item, depot, room, elsewhere] = ['', '', '', ''];

  beforeAll(async () => {
    test = await SuppliesUnderTest.start();
    item = await test.item(subdistrict);
    [depot, room, elsewhere] = [
      await test.store(subdistrict, 'depot'),
      await test.store(maotai, 'committee'),
      await test.store(lookalike, 'committee'),
    ];
  }, 120_000);
  afterAll(() => test.stop());

  const move = async (kind: string, quantity: number, storeId = room, requestId: string = randomUUID(), caller = test.worker) =>
    (await test.data<{ moveStock: { id: string } }>(caller, moveStock, { input: { requestId, kind, storeId, itemId: item, quantity } }))
      .moveStock;
  const seen = async (id = room): Promise<StoreSeen> => {
    const { stores: found } = await test.data<{ stores: StoreSeen[] }>(test.officer, stores, { a: subdistrict.code });
    return found.find((store) => store.id === id)!;
  };
  const balance = async (id = room): Promise<number | undefined> => (await seen(id)).shelves[0]?.balance;
  const send = async (quantity: number): Promise<string> => {
    const input = { requestId: randomUUID(), fromStoreId: depot, toStoreId: room, itemId: item, quantity };
    return (await test.data<{ sendStock: { id: string } }>(test.officer, sendStock, { input })).sendStock.id;
  };

  it('comes, goes, is lost, comes back, is counted, and its balance is the sum of the ledger', async () => {
    const requestId = randomUUID();
    const first = await move('receipt', 1_000, room, requestId);
    expect(await move('receipt', 1_000, room, requestId)).toEqual(first);
    await move('issue', 300);
    await move('loss', 50);
    await move('return', 20);
    expect(await seen()).toMatchObject({
      name: '仓库',
      shelves: [{ balance: 670, low: false, countedAt: null, item: { name: 'Medical mask' } }],
    });
    const input = { requestId: randomUUID(), storeId: room, itemId: item, counted: 660 };
    expect(await test.data(test.worker, countStock, { input })).toMatchObject({ countStock: { quantity: -10 } });
    const counted = await seen();
    expect(counted.shelves[0]).toMatchObject({ balance: 660, countedAt: expect.any(String) });
    const query = 'query ($s: ID!) { stockMovements(shelfId: $s) { kind quantity } }';
    const { stockMovements } = await test.data<{ stockMovements: { kind: string; quantity: number }[] }>(test.worker, query, {
      s: counted.shelves[0]!.id,
    });
    expect(stockMovements.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['count_difference', -10],
      ['return', 20],
      ['loss', -50],
      ['issue', -300],
      ['receipt', 1000],
    ]);
  });

  it('is reversed once and never edited', async () => {
    const before = await balance();
    const { id } = await move('issue', 60);
    const again = { r: randomUUID(), id };
    const reversed = await test.data(test.worker, reverse, again);
    expect(reversed).toMatchObject({ reverseStockMovement: { kind: 'reversal', quantity: 60, reverses: id } });
    expect(await test.data(test.worker, reverse, again)).toEqual(reversed);
    expect(await test.codeOf(test.worker, reverse, { r: randomUUID(), id })).toBe('MOVE_REVERSED');
    expect(await balance()).toBe(before);
    const url = test.service.database.adminUrl;
    for (const table of ['stock_move', 'stock_line']) {
      await expect(rows(url, `UPDATE ${table} SET quantity = 1`)).rejects.toThrow('never changed');
      await expect(rows(url, `DELETE FROM ${table}`)).rejects.toThrow('never changed');
    }
    const half = `INSERT INTO stock_line (move_id, line, item_id, account, quantity, path) VALUES ($1, 0, $1, 'supplier', 5, '310000000000')`;
    await expect(rows(url, half, [randomUUID()])).rejects.toThrow('come to nothing');
  });

  it('is on no shelf between two stores, and what does not arrive is lost', async () => {
    await move('receipt', 500, depot, randomUUID(), test.officer);
    const before = (await balance()) ?? 0;
    const transfer = await send(200);
    expect([await balance(depot), await balance(), (await seen()).underWay]).toEqual([
      300,
      before,
      [{ transferId: transfer, quantity: 200 }],
    ]);
    const tooMuch = { r: randomUUID(), t: transfer, n: 201 };
    expect(await test.codeOf(test.worker, receiveStock, tooMuch)).toBe('TRANSFER_TOO_MUCH');
    const received = await test.data(test.worker, receiveStock, { ...tooMuch, n: 197 });
    expect(received).toMatchObject({ receiveStock: { kind: 'transfer', quantity: 197 } });
    expect(await test.codeOf(test.worker, receiveStock, { ...tooMuch, r: randomUUID(), n: 1 })).toBe('TRANSFER_DONE');
    expect(await test.codeOf(test.officer, reverse, { r: randomUUID(), id: transfer })).toBe('TRANSFER_DONE');
    expect([await balance(depot), await balance(), (await seen()).underWay]).toEqual([300, before + 197, []]);
    const recalled = await send(100);
    await test.data(test.officer, reverse, { r: randomUUID(), id: recalled });
    expect([await balance(depot), (await seen()).underWay]).toEqual([300, []]);
    const lines = await rows(test.service.database.adminUrl, 'SELECT sum(quantity)::integer AS sum FROM stock_line');
    expect(lines).toEqual([{ sum: 0 }]);
    const off = `SELECT s.id FROM shelf s JOIN stock_line l ON l.shelf_id = s.id AND l.account = 'shelf' GROUP BY s.id HAVING sum(l.quantity) <> s.balance`;
    expect(await rows(test.service.database.adminUrl, off)).toEqual([]);
  });

  it('says once that it is low, and tells of each movement in order', async () => {
    const { id, balance: before } = (await seen()).shelves[0]!;
    const warn = 'mutation ($s: ID!, $i: ID!) { warnOfLowStock(storeId: $s, itemId: $i, warnBelow: 100) { warnBelow } }';
    await test.data(test.worker, warn, { s: room, i: item });
    await move('issue', before - 99);
    await move('issue', 9);
    expect((await seen()).shelves[0]).toMatchObject({ balance: 90, low: true });
    await test.published();
    const low = await eventually(() => test.heard.of('stock-low', id).length > 0 && test.heard.of('stock-low', id));
    expect(low.map(({ payload }) => payload)).toMatchObject([{ balance: 99, warnBelow: 100, areaPath: maotai.path }]);
    await eventually(() => test.heard.of('stock-moved', id).at(-1)?.payload['balance'] === 90);
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('never falls below zero, also when many take at the same moment', async () => {
    const left = (await balance()) ?? 0;
    const input = () => ({ requestId: randomUUID(), kind: 'issue', storeId: room, itemId: item, quantity: 20 });
    const codes = await Promise.all(Array.from({ length: 12 }, () => test.codeOf(test.worker, moveStock, { input: input() })));
    expect(codes.filter((code) => code === undefined)).toHaveLength(Math.floor(left / 20));
    expect(codes.filter((code) => code === 'STOCK_BELOW_ZERO')).toHaveLength(12 - Math.floor(left / 20));
    expect(await balance()).toBe(left % 20);
  });

  it.each<[string, string, () => Record<string, unknown>]>([
    [
      'STOCK_QUANTITY_WRONG',
      moveStock,
      () => ({ input: { requestId: randomUUID(), kind: 'receipt', storeId: room, itemId: item, quantity: 0 } }),
    ],
    [
      'STORE_UNKNOWN',
      moveStock,
      () => ({ input: { requestId: randomUUID(), kind: 'receipt', storeId: elsewhere, itemId: item, quantity: 1 } }),
    ],
    [
      'STORE_UNKNOWN',
      moveStock,
      () => ({ input: { requestId: randomUUID(), kind: 'receipt', storeId: depot, itemId: item, quantity: 1 } }),
    ],
    [
      'STORE_UNKNOWN',
      moveStock,
      () => ({ input: { requestId: randomUUID(), kind: 'receipt', storeId: 'here', itemId: item, quantity: 1 } }),
    ],
    [
      'ITEM_UNKNOWN',
      moveStock,
      () => ({ input: { requestId: randomUUID(), kind: 'receipt', storeId: room, itemId: randomUUID(), quantity: 1 } }),
    ],
    ['INPUT_INVALID', moveStock, () => ({ input: { requestId: 'again', kind: 'receipt', storeId: room, itemId: item, quantity: 1 } })],
    ['TRANSFER_UNKNOWN', receiveStock, () => ({ r: randomUUID(), t: randomUUID(), n: 1 })],
    ['MOVE_UNKNOWN', reverse, () => ({ r: randomUUID(), id: randomUUID() })],
  ])('refuses with %s and leaves no trace', async (code, query, variables) => {
    const count =
      'SELECT (SELECT count(*) FROM stock_move) AS moves, (SELECT count(*) FROM shelf) AS shelves, (SELECT count(*) FROM answered_request) AS answers';
    const before = await rows(test.service.database.adminUrl, count);
    expect(await test.codeOf(test.worker, query, variables())).toBe(code);
    expect(await rows(test.service.database.adminUrl, count)).toEqual(before);
  });

  it('is in the stores that serve an area: its own, and those above, whose shelves are not for its committees', async () => {
    const { stores: found } = await test.data<{ stores: StoreSeen[] }>(test.worker, stores, { a: maotai.code });
    expect(found.map(({ id }) => id).sort()).toEqual([depot, room].sort());
    expect((await seen(depot)).shelves).toHaveLength(1);
    expect(found.find(({ id }) => id === depot)?.shelves).toEqual([]);
  });

  it('is not seen from another committee', async () => {
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    const { id } = (await seen()).shelves[0]!;
    expect(await test.codeOf(stranger, stores, { a: maotai.code })).toBe('AREA_UNKNOWN');
    expect(await test.data(stranger, 'query ($s: ID!) { stockMovements(shelfId: $s) { id } }', { s: id })).toEqual({ stockMovements: [] });
    const entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Store { areaCode } } }';
    expect(await test.data(stranger, entities, { of: [{ __typename: 'Store', id: room }] })).toEqual({ _entities: [null] });
    const neighbour = await test.service.as([{ role: 'resident', scope: maotai.path }]);
    expect(await test.codeOf(neighbour, stores, { a: maotai.code })).toBe('ACTION_NOT_ALLOWED');
  });
});
