/** A value that JSON can carry without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * JSON in the one form that RFC 8785 allows: names sorted by UTF-16 code units, numbers and texts as ECMAScript writes them, no
 * space. Members that are undefined are left out.
 * @throws TypeError for what JSON cannot say: NaN, infinity, half of a surrogate pair
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value as { readonly [name: string]: Json | undefined });
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no such number');
  if (typeof value === 'string') return quoted(value);
  return JSON.stringify(value);
}

const canonicalObject = (value: { readonly [name: string]: Json | undefined }): string => {
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort((one, other) => (one < other ? -1 : 1)) // by code units, as RFC 8785 3.2.3 wants it
    .map((name) => `${quoted(name)}:${canonicalJson(value[name] as Json)}`);
  return `{${members.join(',')}}`;
};

const quoted = (text: string): string => {
  if (!text.isWellFormed()) throw new TypeError('JSON text holds half of a surrogate pair');
  return JSON.stringify(text);
};
