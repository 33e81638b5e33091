import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { create } from 'qrcode';
import { type Language, languages } from '#contracts/shared.js';
import type { TestCaller } from '#testing/service.js';
import { readToken } from '../src/decision/token.js';
import { compound, maotai, PassesUnderTest, type ShownPass } from './passes-under-test.js';
import { codesOf } from '#testing/pdf-codes.js';
import { pagesOf } from '#testing/pdf-text.js';

const day = 86_400_000;

describe('passes on paper', () => {
  let test: PassesUnderTest;
  let passes: ShownPass[];
  let household: string;

  beforeAll(async () => {
    test = await PassesUnderTest.start();
    const family = test.family(1, 3);
    const neighbours = [2, 3, 4].map((number) => test.family(number, 3));
    await test.settle();
    household = family.household;
    const people = [family, ...neighbours].flatMap((one) => one.people);
    passes = (await test.issue(people.map((residentId) => ({ residentId })))).passes;
  }, 120_000);
  afterAll(() => test.stop());

  const post = (path: string, body: object, caller: TestCaller = test.worker) =>
    caller.fetch(`/passes/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const pages = async (response: Response): Promise<string[]> => {
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return pagesOf(response);
  };
  const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code: string }).code;

  it('stand eight on a sheet, each with its number and check code', async () => {
    const sheet = await test.worker.fetch(`/passes/sheet?ids=${passes.map(({ id }) => id).join(',')}`);
    const [first = '', second = ''] = await pages(sheet);
    expect(passes.map(({ number }) => [first.includes(number), second.includes(number)])).toEqual(
      passes.map((_, index) => [index < 8, index >= 8]),
    );
    expect(first.match(/校验码/g)).toHaveLength(8);
  });

  it.each<[Language, string]>([
    ['zh', '有效期至'],
    ['en', 'Valid until'],
    ['ja', '有効期限'],
    ['ko', '유효 기한'],
  ])('speak Chinese and %s, one alone too', async (language, label) => {
    const [card = ''] = await pages(await test.worker.fetch(`/passes/card?id=${passes[0]!.id}&language=${language}`));
    expect(card).toContain(label);
    for (const title of ['居民通行证', 'Resident pass', '住民通行証', '주민 통행증']) expect(card.replaceAll(/\s+/g, ' ')).toContain(title);
    expect(languages).toContain(language);
  });

  it('carry a code that a small square holds', async () => {
    const [pass] = passes;
    const { token } = (
      await test.data<{ passCode: { token: string } }>(test.worker, 'query ($id: ID!) { passCode(id: $id) { token } }', { id: pass!.id })
    ).passCode;
    expect(readToken(token)).toMatchObject({ claims: { passId: pass!.id, compound: compound.code } });
    expect(create(token, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(12);
  });

  it('are read by a camera from the paper, in their order on the sheet and from a card alone', async () => {
    const passIn = (code: string): string => (readToken(code) as { claims: { passId: string } }).claims.passId;
    const ids = passes.map(({ id }) => id);
    expect((await codesOf(await post('sheet', { ids }), 2, 4)).map(passIn)).toEqual(ids);
    expect((await codesOf(await test.worker.fetch(`/passes/card?id=${ids[0]}`))).map(passIn)).toEqual([ids[0]]);
  }, 60_000);

  it('are filled by hand on numbered forms and keyed later under their number, once', async () => {
    const asked = { requestId: randomUUID(), areaCode: maotai.code, count: 3 };
    const [sheet = ''] = await pages(await post('forms', asked));
    expect(await pages(await post('forms', asked))).toEqual([sheet]);
    const numbers = sheet.match(/\d{8}-[0-9A-Z*]/g) ?? [];
    const codes = sheet.match(/(?<![0-9A-Z-])[2-9A-HJ-NP-Z]{4}(?![0-9A-Z-])/g) ?? [];
    expect([numbers.length, codes.length]).toEqual([3, 3]);
    const visit = { passClass: 'visitor', validUntil: new Date(Date.now() + day / 2).toISOString() };
    const holder = { householdId: household, visitorName: '来访甲', formNumber: numbers[0]!, formCheckCode: codes[0]!.toLowerCase() };
    const { passes: issued } = await test.issue([holder], visit);
    expect(issued[0]!.number).toBe(numbers[0]);
    expect((await test.issue([holder], visit)).rejected.map(({ code }) => code)).toEqual(['FORM_USED']);
    const wrong = await test.issue([{ ...holder, formNumber: numbers[1]!, formCheckCode: codes[0]! }], visit);
    expect(wrong.rejected.map(({ code }) => code)).toEqual(['FORM_UNKNOWN']);
  });

  it.each<[string, number, () => Promise<Response>]>([
    ['PASS_UNKNOWN', 422, () => post('sheet', { ids: [randomUUID()] })],
    ['INPUT_INVALID', 422, () => post('sheet', { ids: [] })],
    ['INPUT_INVALID', 422, () => test.worker.fetch('/passes/card?id=1')],
    ['INPUT_INVALID', 422, () => post('forms', { requestId: randomUUID(), areaCode: maotai.code, count: 81 })],
    ['AREA_UNKNOWN', 422, () => post('forms', { requestId: randomUUID(), areaCode: '310105008002', count: 1 })],
  ])('are refused with %s', async (code, status, ask) => {
    const response = await ask();
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it('are printed by the committee alone', async () => {
    const keeper = await test.service.as([{ role: 'gate-keeper', scope: compound.path }]);
    expect(await codeOf(await post('sheet', { ids: [passes[0]!.id] }, keeper))).toBe('ACTION_NOT_ALLOWED');
    const neighbour = await test.service.as([{ role: 'committee-worker', scope: '310000000000.310105000000.310105008000.310105008002' }]);
    expect(await codeOf(await post('sheet', { ids: [passes[0]!.id] }, neighbour))).toBe('PASS_UNKNOWN');
  });
});
