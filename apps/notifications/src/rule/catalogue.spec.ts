import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { FeverConfirmed, ObservationStarted } from '#contracts/screening.events.js';
import { languages } from '#contracts/shared.js';
import { placeholdersIn, render, TextMalformed, type Values } from '../template/render.js';
import { limits } from '../channel/limits.js';
import { catalogue } from './catalogue.js';
import { tell } from './rule.js';
import { words } from './words.js';

const exampleOf = ({ type, version }: { type: string; version: number }): Values =>
  JSON.parse(readFileSync(`libs/contracts/examples/${type}.v${version}.json`, 'utf8')) as Values;

const inner = (field: z.ZodType): z.ZodType => (field instanceof z.ZodNullable ? inner(field.unwrap() as z.ZodType) : field);

describe('the catalogue of rules', () => {
  it('names each rule once', () => {
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  });

  it.each(catalogue.map((rule) => [rule.name, rule] as const))('%s is whole in four languages and fits every channel', (_, rule) => {
    const values = exampleOf(rule.event);
    for (const language of languages) {
      const [title, body] = [render(rule.title[language], language, values), render(rule.body[language], language, values)];
      expect(`${title}${body}`).not.toMatch(/[{}]|undefined|Invalid/);
      for (const channel of rule.channels) {
        expect(title.length).toBeLessThanOrEqual(limits[channel].title);
        expect(body.length).toBeLessThanOrEqual(limits[channel].body);
      }
    }
    expect(new Set(languages.map((language) => placeholdersIn(rule.body[language]).sort().join())).size).toBe(1);
  });

  it.each(catalogue.map((rule) => [rule.name, rule] as const))('%s has words for every value of a closed list', (_, rule) => {
    const shape = rule.event.payload.shape as Record<string, z.ZodType>;
    for (const name of rule.shows) {
      const field = inner(shape[name]!);
      if (field instanceof z.ZodEnum) for (const value of field.options) expect(words).toHaveProperty([String(value)]);
    }
  });

  const rule = { name: 'x', to: 'resident', urgency: 'normal', channels: ['inbox'] } as const;
  const same = (text: string) => ({ zh: text, en: text, ja: text, ko: text });

  it('does not load with a placeholder that the event does not have', () => {
    expect(() => tell(FeverConfirmed, { ...rule, title: same('t'), body: { ...same('{temperature}'), ko: '{name}' } })).toThrow(
      'x shows name, which screening.fever.fever-confirmed does not have',
    );
  });

  it('does not load with a text that is no message format', () => {
    expect(() => tell(FeverConfirmed, { ...rule, title: same('t'), body: same('{temperature') })).toThrow(TextMalformed);
  });

  it('does not compile for somebody whom the event does not name', () => {
    // @ts-expect-error: the event says nothing of travellers
    tell(ObservationStarted, { ...rule, to: 'travellers', title: same('t'), body: same('b') });
    expect(catalogue.length).toBeGreaterThan(40);
  });

  it('shows times of China, and each language its own way', () => {
    const values = { endsAt: '2020-02-24T16:30:00.000Z', reason: 'symptoms' };
    const text = '{endsAt, date, day} {endsAt, time, clock} {reason}';
    expect(languages.map((language) => render(text, language, values))).toEqual([
      '2月25日 00:30 出现了症状',
      '25 February 00:30 there are symptoms',
      '2月25日 00:30 症状があるため',
      '2월 25일 00:30 증상이 있어서',
    ]);
  });
});
