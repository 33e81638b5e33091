import { fromBase45, toBase45 } from '../src/decision/base45.js';
import { type Claims, longestToken, readToken, tokenPrefix, writeToken } from '../src/decision/token.js';

/** From 0 up to, but not including, 1. */
export type Chance = () => number;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** What a scanner may also see: other scripts, marks that turn the direction of writing, halves of characters, nothing at all. */
const strange = ['\0', '\r\n', 'é', '通', '\u202e', '\u200b', '\ud800', '😷', 'ſ', '0', '{', "'"];

/** Changes of genuine tokens, as many as are asked for; the same for the same chance. None of them is one of the genuine ones. */
export class TokenMutations {
  private readonly bytes: Uint8Array[];
  private readonly read: { claims: Claims; keyId: string; signature: Uint8Array }[];

  constructor(
    private readonly genuine: readonly string[],
    private readonly chance: Chance,
  ) {
    this.bytes = genuine.map((text) => fromBase45(text.slice(tokenPrefix.length))!);
    this.read = genuine.map((text) => {
      const token = readToken(text);
      if (typeof token === 'string') throw new Error(`A genuine token is ${token}`);
      return { claims: token.claims, keyId: token.signed.keyId, signature: token.signed.signature };
    });
  }

  next(): string {
    const changed = this.one(this.kinds)();
    return this.genuine.includes(changed) ? this.next() : changed;
  }

  private readonly kinds: readonly (() => string)[] = [
    () => this.written(this.flipped(this.one(this.bytes))),
    () => this.written(this.spliced(this.one(this.bytes), this.one(this.bytes))),
    () => this.one(this.genuine).slice(0, this.below(this.genuine[0]!.length)),
    () => this.retyped(this.one(this.genuine)),
    () => this.resigned(),
    () => this.reclaimed(),
    () => tokenPrefix + this.text(this.below(longestToken), [...alphabet]),
    () => this.text(this.below(40), [...alphabet, ...strange]),
  ];

  /** One to four bits. */
  private flipped(bytes: Uint8Array): Uint8Array {
    const changed = Uint8Array.from(bytes);
    for (let times = 1 + this.below(4); times > 0; times -= 1) {
      const bit = this.below(bytes.length * 8);
      changed[bit >> 3]! ^= 1 << (bit & 7);
    }
    return changed;
  }

  /** A stretch of one token where a stretch of another was, or of anything. */
  private spliced(one: Uint8Array, other: Uint8Array): Uint8Array {
    const [at, take, from, put] = [this.below(one.length), this.below(40), this.below(other.length), this.below(40)];
    const piece = this.chance() < 0.5 ? other.slice(from, from + put) : Array.from({ length: put }, () => this.below(256));
    return Uint8Array.from([...one.slice(0, at), ...piece, ...one.slice(at + take)]);
  }

  private retyped(text: string): string {
    const at = this.below(text.length);
    return text.slice(0, at) + this.one([...alphabet, ...strange]) + text.slice(at + this.below(3));
  }

  /** What one says, by the key that another names, with the signature of a third, or with one that nobody made. */
  private resigned(): string {
    const [said, named, made] = [this.one(this.read), this.one(this.read), this.one(this.read)];
    const fill = this.one([0, 1, 255, -1]);
    const nobodys = Uint8Array.from({ length: 64 }, () => (fill < 0 ? this.below(256) : fill));
    return writeToken(said.claims, named.keyId, () => (this.chance() < 0.7 ? made.signature : nobodys));
  }

  /** More than was signed, under the signature that was given. */
  private reclaimed(): string {
    const { claims, keyId, signature } = this.one(this.read);
    const wished: Partial<Claims>[] = [
      { expires: claims.expires + 1 + this.below(1e9) },
      { issued: this.below(2 ** 40) },
      { notBefore: 0 },
      { compound: this.one(this.read).claims.compound },
      { issuer: this.one(['', '0', '310105000000', '310104000000']) },
      { passClass: this.one(['resident', 'visitor', 'vehicle'] as const) },
      { hours: [0, 1_440] },
      { life: this.one(['static', 'dynamic'] as const) },
      { holder: 'ff'.repeat(16) },
      { passId: '00000000-0000-0000-0000-000000000000' },
    ];
    return writeToken({ ...claims, ...this.one(wished) }, keyId, () => signature);
  }

  private written = (bytes: Uint8Array): string => tokenPrefix + toBase45(bytes);
  private text = (length: number, of: readonly string[]): string => Array.from({ length }, () => this.one(of)).join('');
  private below = (limit: number): number => Math.floor(this.chance() * limit);
  private one = <Item>(items: readonly Item[]): Item => items[this.below(items.length)]!;
}
