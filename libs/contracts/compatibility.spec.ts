import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { incompatibilities, type Promised } from './compatibility.js';

const promised = (payload: z.ZodObject, about: Partial<Promised> = {}): Promised => ({
  type: 'passes.pass.pass-issued',
  version: 1,
  topic: 'passes.pass',
  key: 'passId',
  partitions: 6,
  schema: z.toJSONSchema(payload, { io: 'input' }) as Promised['schema'],
  ...about,
});

const passId = z.uuid();
const kind = z.enum(['resident', 'visitor']);
const before = z.object({
  passId,
  kind,
  days: z.int().min(1).max(14),
  note: z.string().optional(),
  until: z.iso.date().nullable(),
  gates: z.array(z.object({ code: z.string(), open: z.boolean() })),
});
const { shape } = before;
const without = (...fields: (keyof typeof shape)[]) =>
  z.object(Object.fromEntries(Object.entries(shape).filter(([name]) => !fields.includes(name as keyof typeof shape))));

const compatible: [string, z.ZodObject][] = [
  ['nothing changed', before],
  ['an optional field is new', before.extend({ colour: z.string().optional() })],
  ['an optional object is new', before.extend({ place: z.object({ code: z.string() }).optional() })],
  ['an optional field is new in a list', before.extend({ gates: z.array(shape.gates.element.extend({ side: z.string().optional() })) })],
  ['a field is described', before.extend({ passId: passId.describe('Id of the pass') })],
  ['fields stand in another order', z.object({ gates: shape.gates, until: shape.until, note: shape.note, days: shape.days, kind, passId })],
];

const broken: [string, z.ZodObject, string][] = [
  ['a required field is gone', without('days'), 'days: field is gone'],
  ['an optional field is gone', without('note'), 'note: field is gone'],
  ['a field has another name', without('days').extend({ length: shape.days }), 'days: field is gone'],
  ['an optional field became required', before.extend({ note: z.string() }), 'note: became required'],
  ['a required field became optional', before.extend({ kind: kind.optional() }), 'kind: became optional'],
  ['a new field is required', before.extend({ colour: z.string() }), 'colour: new field is required'],
  ['a number became a text', before.extend({ days: z.string() }), 'days: type was "integer" and is "string"'],
  ['a whole number became any number', before.extend({ days: z.number().min(1).max(14) }), 'days: type was "integer" and is "number"'],
  ['a list gained a value', before.extend({ kind: z.enum(['resident', 'visitor', 'courier']) }), 'kind: value "courier" is new'],
  ['a list lost a value', before.extend({ kind: z.enum(['resident']) }), 'kind: value "visitor" is gone'],
  ['a list became a free text', before.extend({ kind: z.string() }), 'kind: is no longer a closed list of values'],
  ['a free text became a list', before.extend({ note: z.enum(['a']).optional() }), 'note: became a closed list of values'],
  ['a value may be null now', before.extend({ days: shape.days.nullable() }), 'days: had 0 alternatives and has 2'],
  ['a value may no longer be null', before.extend({ until: z.iso.date() }), 'until: had 2 alternatives and has 0'],
  ['an upper bound rose', before.extend({ days: z.int().min(1).max(30) }), 'days: maximum was 14 and is 30'],
  ['a lower bound rose', before.extend({ days: z.int().min(2).max(14) }), 'days: minimum was 1 and is 2'],
  ['a format changed', before.extend({ passId: z.string() }), 'passId: format was "uuid" and is absent'],
  ['a date became a time', before.extend({ until: z.iso.datetime().nullable() }), 'until: format was "date" and is "date-time"'],
  ['a field inside a list is gone', before.extend({ gates: z.array(z.object({ code: z.string() })) }), 'gates[].open: field is gone'],
  ['elements changed their type', before.extend({ gates: z.array(z.string()) }), 'gates[]: type was "object" and is "string"'],
  ['a list became one value', before.extend({ gates: shape.gates.element }), 'gates: type was "array" and is "object"'],
];

describe('two versions of a contract', () => {
  it.each(compatible)('are compatible when %s', (_, now) => {
    expect(incompatibilities(promised(before), promised(now))).toEqual([]);
  });

  it.each(broken)('are not when %s', (_, now, reason) => {
    expect(incompatibilities(promised(before), promised(now))).toContain(reason);
  });

  it.each([
    ['topic', 'passes.gate'],
    ['key', 'residentId'],
    ['partitions', 12],
  ])('are not when the %s changed', (name, value) => {
    expect(incompatibilities(promised(before), promised(before, { [name]: value }))).toHaveLength(1);
  });
});
