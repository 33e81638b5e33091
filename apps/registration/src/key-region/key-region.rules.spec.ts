import { describe, expect, it } from '@jest/globals';
import { languages } from '#contracts/shared.js';
import { acceptList } from './accept-list.rules.js';
import { exampleLists } from './example-lists.js';
import { codesOf, contains, type Journey, listInForce, originOf, ruleFor } from './key-region.rules.js';

const city = '310000000000';
const areaPath = `${city}.310105000000.310105008000`;
const lists = exampleLists.map((list) => ({
  ...list,
  path: city,
  publishedAt: new Date(list.publishedAt),
  effectiveAt: new Date(list.effectiveAt),
}));
const at = (local: string): Date => new Date(`${local}+08:00`);
const planned = (origin: string, plannedOn: string): Journey => ({ areaPath, origin, plannedOn, arrivedAt: null });
const here = (origin: string, local: string): Journey => ({ areaPath, origin, plannedOn: local.slice(0, 10), arrivedAt: at(local) });

describe('a key region', () => {
  it.each([
    ['420000', '420100', true],
    ['420000', '420106', true],
    ['420100', '420200', false],
    ['330300', '330381', true],
    ['330300', '330481', false],
    ['310105008000', '310105008020', true],
    ['110000', '120000', false],
    ['JP', 'JP', true],
    ['JP', 'KR', false],
    ['abroad', 'HK', true],
    ['abroad', 'FR', true],
    ['abroad', '420100', false],
  ])('%s contains %s: %s', (region, origin, expected) => expect(contains(region, origin)).toBe(expected));

  it.each([
    ['420100', '420100'],
    ['日本', 'JP'],
    ['Korea', 'KR'],
    ['kr', 'KR'],
    ['CN', undefined],
    ['990000', undefined],
    ['42010', undefined],
    ['', undefined],
    ['Atlantis', undefined],
  ])('reads %j as %s', (text, code) => expect(originOf(text)).toBe(code));

  it('tells others of everywhere abroad by the codes of all countries', () => {
    const codes = codesOf([{ origin: 'abroad', arrivedFrom: null, startRule: 'arrival' }]);
    expect(codes.length).toBeGreaterThan(240);
    expect(codes).toEqual(expect.arrayContaining(['JP', 'HK']));
    expect(codes).not.toContain('CN');
  });
});

describe('the dated lists of early 2020', () => {
  it('have a source, a reason in four languages, and codes that exist', () => {
    for (const list of exampleLists) {
      expect(
        acceptList({ ...list, listId: list.id, publishedAt: new Date(list.publishedAt), effectiveAt: new Date() } as never, new Date()),
      ).toEqual(list.regions);
      expect(languages.every((language) => list.reason[language].length > 0)).toBe(true);
    }
  });

  it.each([
    ['2020-01-26T12:00:00', undefined],
    ['2020-01-28T00:00:00', '2020-01-27'],
    ['2020-03-02T23:59:59', '2020-02-03'],
    ['2020-03-03T00:00:00', '2020-03-03'],
    ['2020-03-19T23:59:59', '2020-03-17'],
    ['2020-03-26T17:59:59', '2020-03-22'],
    ['2020-03-26T18:00:00', '2020-03-26'],
  ])('at %s the list in force is %s', (local, id) => expect(listInForce(lists, areaPath, at(local))?.id).toBe(id));

  it('are not in force elsewhere', () => {
    expect(listInForce(lists, '440000000000', at('2020-04-01T00:00:00'))).toBeUndefined();
  });

  it.each([
    ['Wuhan, on the way', planned('420100', '2020-02-01'), '2020-01-30T00:00:00', '2020-01-27'],
    ['Wuhan, here before 12 January', here('420100', '2020-01-11T10:00:00'), '2020-01-30T00:00:00', undefined],
    ['Wuhan, here before the list and after 12 January', here('420100', '2020-01-15T10:00:00'), '2020-01-30T00:00:00', '2020-01-27'],
    ['Wuhan, here before the lists, long after', here('420100', '2020-01-15T10:00:00'), '2020-03-30T00:00:00', '2020-01-27'],
    ['Wenzhou in January', planned('330300', '2020-02-01'), '2020-01-30T00:00:00', undefined],
    ['Wenzhou in February', planned('330381', '2020-02-15'), '2020-02-12T00:00:00', '2020-02-03'],
    ['Japan, here before it was named', here('JP', '2020-02-20T10:00:00'), '2020-03-10T00:00:00', undefined],
    ['Japan, here while it was named, and it is no more', here('JP', '2020-03-10T10:00:00'), '2020-03-24T00:00:00', '2020-03-03'],
    ['Japan, to come after it is named no more', planned('JP', '2020-03-25'), '2020-03-22T23:00:00', undefined],
    ['Japan, to come when it is named no more, asked before', planned('JP', '2020-03-22'), '2020-03-20T08:00:00', '2020-03-20'],
    ['Thailand on 26 March at noon', here('TH', '2020-03-26T12:00:00'), '2020-03-26T12:00:00', undefined],
    ['Thailand on 26 March in the evening', here('TH', '2020-03-26T19:00:00'), '2020-03-26T19:00:00', '2020-03-26'],
  ])('%s', (_, journey, now, listId) => expect(ruleFor(lists, journey, at(now))?.listId).toBe(listId));
});
