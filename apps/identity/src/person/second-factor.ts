import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { readSecret } from '#platform/config.js';
import { Vault } from '#platform/vault.js';
import type { Person } from './person.entity.js';

const stepSeconds = 30;
const totp = (secret: string, handle = ''): TOTP =>
  new TOTP({ issuer: 'Linli', label: handle, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: stepSeconds });

/** Time step of the code when it is right now or one step off, else null. `now` is real time in milliseconds. */
export function stepOf(code: string, secret: string, now: number): number | null {
  const delta = /^\d{6}$/.test(code) ? totp(secret).validate({ token: code, timestamp: now, window: 1 }) : null;
  return delta === null ? null : Math.floor(now / 1_000 / stepSeconds) + delta;
}

/** What an authenticator app reads. */
export const appAddress = (secret: string, handle: string): string => totp(secret, handle).toString();

/** Keeps the secrets of second factors sealed under each person's own key. */
@Injectable()
export class SecondFactor {
  constructor(private readonly vault: Vault) {}

  /** The secret that is offered in one interaction: derived, so that it lies nowhere until it is enrolled. */
  offered(interaction: string): string {
    const kek = Buffer.from(readSecret('kek'), 'base64');
    return new Secret({ buffer: hkdfSync('sha256', kek, interaction, 'identity second factor', 20) }).base32;
  }

  seal(person: Pick<Person, 'id' | 'wrappedKey'>, secret: string): Buffer {
    return this.vault.seal(this.vault.subjectKey(person.id, person.wrappedKey), secret, `person.totp_secret:${person.id}`);
  }

  open(person: Pick<Person, 'id' | 'wrappedKey'>, sealed: Buffer): string {
    return this.vault.open(this.vault.subjectKey(person.id, person.wrappedKey), sealed, `person.totp_secret:${person.id}`);
  }
}
