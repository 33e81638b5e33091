/** JSON Schema, as far as our contracts use it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
}

/** What is promised of one version of an event: readers and writers of any build rely on it as long as the topic is kept. */
export interface Promised {
  type: string;
  version: number;
  topic: string;
  key: string;
  partitions: number;
  schema: JsonSchema;
}

/** Words that explain and do not bind. */
const annotations = new Set(['$schema', '$id', '$comment', 'title', 'description', 'examples', 'default', 'deprecated']);
const structure = new Set(['properties', 'required', 'items', 'anyOf', 'enum', 'additionalProperties']);

/**
 * Whatever would keep a reader of one side from reading what the other side wrote, in both directions; nothing when the two
 * are compatible. Only new optional fields are. Compare with every earlier snapshot, not with the last: topics are read from
 * their beginning (FULL_TRANSITIVE).
 */
export function incompatibilities(earlier: Promised, now: Promised): string[] {
  const fixed = (['topic', 'key', 'partitions'] as const).filter((name) => earlier[name] !== now[name]);
  return [
    ...fixed.map((name) => `${name} was ${String(earlier[name])} and is ${String(now[name])}`),
    ...schemaDifferences(earlier.schema, now.schema, ''),
  ];
}

function schemaDifferences(earlier: JsonSchema, now: JsonSchema, at: string): string[] {
  const here = at || 'payload';
  return [
    ...bindingWords(earlier, now).map((word) => `${here}: ${word} was ${shown(earlier[word])} and is ${shown(now[word])}`),
    ...enumDifferences(earlier.enum, now.enum, here),
    ...fieldDifferences(earlier, now, at),
    ...requiredDifferences(earlier, now, at),
    ...childDifferences(earlier.items, now.items, `${at}[]`),
    ...childDifferences(asSchema(earlier['additionalProperties']), asSchema(now['additionalProperties']), `${at}{}`),
    ...alternativeDifferences(earlier.anyOf, now.anyOf, here, at),
  ];
}

/** Tightening a bound breaks the new reader of old events, loosening it the old reader of new ones. */
function bindingWords(earlier: JsonSchema, now: JsonSchema): string[] {
  const words = new Set([...Object.keys(earlier), ...Object.keys(now)]);
  const binding = [...words].filter((word) => !annotations.has(word) && !structure.has(word));
  return binding.filter((word) => shown(earlier[word]) !== shown(now[word])).sort();
}

function enumDifferences(earlier: unknown[] | undefined, now: unknown[] | undefined, here: string): string[] {
  if (!earlier && !now) return [];
  if (!earlier || !now) return [`${here}: ${now ? 'became' : 'is no longer'} a closed list of values`];
  return [
    ...earlier.filter((value) => !now.includes(value)).map((value) => `${here}: value ${shown(value)} is gone`),
    ...now.filter((value) => !earlier.includes(value)).map((value) => `${here}: value ${shown(value)} is new`),
  ];
}

function fieldDifferences(earlier: JsonSchema, now: JsonSchema, at: string): string[] {
  return Object.entries(earlier.properties ?? {}).flatMap(([name, field]) => {
    const kept = now.properties?.[name];
    return kept ? schemaDifferences(field, kept, path(at, name)) : [`${path(at, name)}: field is gone`];
  });
}

function requiredDifferences(earlier: JsonSchema, now: JsonSchema, at: string): string[] {
  const [before, after] = [earlier.required ?? [], now.required ?? []];
  const wasThere = (name: string) => earlier.properties?.[name] !== undefined;
  const appeared = after.filter((name) => !before.includes(name));
  const vanished = before.filter((name) => !after.includes(name) && now.properties?.[name]);
  return [
    ...appeared.map((name) => `${path(at, name)}: ${wasThere(name) ? 'became required' : 'new field is required'}`),
    ...vanished.map((name) => `${path(at, name)}: became optional`),
  ];
}

function childDifferences(earlier: JsonSchema | undefined, now: JsonSchema | undefined, at: string): string[] {
  if (!earlier && !now) return [];
  return earlier && now ? schemaDifferences(earlier, now, at) : [`${at}: ${now ? 'became bound' : 'is no longer bound'}`];
}

function alternativeDifferences(earlier: JsonSchema[] = [], now: JsonSchema[] = [], here: string, at: string): string[] {
  if (earlier.length !== now.length) return [`${here}: had ${earlier.length} alternatives and has ${now.length}`];
  return earlier.flatMap((alternative, index) => schemaDifferences(alternative, now[index]!, at));
}

const asSchema = (value: unknown): JsonSchema | undefined => {
  if (typeof value === 'boolean') return { always: value };
  return value as JsonSchema | undefined;
};
const path = (at: string, name: string): string => (at ? `${at}.${name}` : name);

/** JSON with sorted keys, so that the order of words says nothing. */
function shown(value: unknown): string {
  const sorted = (_: string, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
  return value === undefined ? 'absent' : JSON.stringify(value, sorted);
}
