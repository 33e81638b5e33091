import { decode, encode, rfc8949EncodeOptions, Tagged } from 'cborg';
import { fromHex, toHex } from './bytes.js';

/** Labels and values of RFC 9052 and RFC 9053. */
const sign1Tag = 18;
const [algorithmLabel, keyIdLabel] = [1, 4];
const es256 = -7;

/** One signed message, as far as its bytes alone can tell. */
export interface Signed {
  keyId: string;
  payload: Map<number, unknown>;
  /** What was signed: the Sig_structure of RFC 9052, 4.4. */
  message: Uint8Array;
  signature: Uint8Array;
}

/** Why bytes are no such message. */
export type Unreadable = 'truncated' | 'malformed';

/** Signs SHA-256 of a message with P-256; 64 bytes r and s, s in the lower half of the order. */
export type Sign = (message: Uint8Array) => Uint8Array;

const written = (value: unknown): Uint8Array => encode(value, rfc8949EncodeOptions);
const toBeSigned = (header: Uint8Array, payload: Uint8Array): Uint8Array => written(['Signature1', header, new Uint8Array(), payload]);

/** COSE_Sign1 of RFC 9052 with ES256, tagged, everything that matters in its protected part. `keyId` is hexadecimal. */
export function signed(payload: Map<number, unknown>, keyId: string, sign: Sign): Uint8Array {
  const header = written(
    new Map<number, unknown>([
      [algorithmLabel, es256],
      [keyIdLabel, fromHex(keyId)],
    ]),
  );
  const content = written(payload);
  return written(new Tagged(sign1Tag, [header, new Map(), content, sign(toBeSigned(header, content))]));
}

/**
 * Reads such a message; its signature is not looked at yet. There is one way to write a message, so that none can be
 * changed and still be the same: what is written in another way is malformed.
 */
export function readSigned(bytes: Uint8Array): Signed | Unreadable {
  try {
    return read(bytes);
  } catch (error) {
    return error instanceof Error && /not enough|any content|content missing/.test(error.message) ? 'truncated' : 'malformed';
  }
}

function read(bytes: Uint8Array): Signed | Unreadable {
  const [header, open, content, signature] = parts(bytes);
  if (!isBytes(header) || !isBytes(content) || !isBytes(signature) || !(open instanceof Map) || open.size > 0) return 'malformed';
  const claims = decodedMap(header);
  const payload = decodedMap(content);
  const keyId = claims?.get(keyIdLabel);
  if (!claims || !payload || claims.size !== 2 || claims.get(algorithmLabel) !== es256 || !isBytes(keyId)) return 'malformed';
  const again = written(new Tagged(sign1Tag, [written(claims), new Map(), written(payload), signature]));
  if (signature.length !== 64 || !areEqual(again, bytes)) return 'malformed';
  return { keyId: toHex(keyId), payload, message: toBeSigned(header, content), signature };
}

function parts(bytes: Uint8Array): unknown[] {
  const tags = { [sign1Tag]: (content: () => unknown) => new Tagged(sign1Tag, content()) };
  const message: unknown = decode(bytes, { useMaps: true, strict: true, rejectDuplicateMapKeys: true, tags });
  const content = message instanceof Tagged ? (message.value as unknown) : undefined;
  return Array.isArray(content) && content.length === 4 ? (content as unknown[]) : [];
}

function decodedMap(bytes: Uint8Array): Map<number, unknown> | null {
  const value: unknown = decode(bytes, { useMaps: true, strict: true, rejectDuplicateMapKeys: true });
  return value instanceof Map ? (value as Map<number, unknown>) : null;
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const areEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
