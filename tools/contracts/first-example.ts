import { z } from 'zod';
import type { JsonSchema } from '#contracts/compatibility.js';
import { AreaCode, AreaPath, Origin } from '#contracts/shared.js';

const texts = new Map<unknown, string>([
  ['uuid', '0197f0a0-0000-7000-8000-000000000001'],
  ['date', '2026-03-01'],
  ['date-time', '2026-03-01T08:30:00.000Z'],
  ['uri', 'https://example.org/'],
  [z.toJSONSchema(AreaCode).pattern, '310105008020'],
  [z.toJSONSchema(AreaPath).pattern, '310000000000.310105000000.310105008000.310105008020'],
  [z.toJSONSchema(Origin).pattern, '420100'],
]);

/** What an event without an example may look like, from its schema alone: a beginning for whoever makes it telling. */
export function firstExample(schema: JsonSchema): unknown {
  if (schema.anyOf) return firstExample(schema.anyOf[0]!);
  if (schema.enum) return schema.enum[0];
  if ('const' in schema) return schema['const'];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, firstExample(inner)]));
  if (schema.items) return [firstExample(schema.items)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return Number(schema['minimum'] ?? 1);
  return texts.get(schema['format']) ?? texts.get(schema['pattern']) ?? 'text';
}
