import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readSecret } from './config.js';

const nonceBytes = 12;
const tagBytes = 16;
const version = 1;

/** Binds a ciphertext to its place, so that it cannot be copied to another column or another person's row. */
export type Place = `${string}.${string}:${string}`;

/**
 * Personal data at rest: AES-256-GCM under a key of each subject, which is itself wrapped by the key-encryption key.
 * Deleting the wrapped key erases the person everywhere, backups included. Layout: version, nonce, tag, ciphertext.
 */
@Injectable()
export class Vault {
  // As key objects: a key that is given as bytes is prepared anew at every use, which takes longer than the use.
  private readonly kek = createSecretKey(readSecret('kek'), 'base64');
  private readonly blindKey = createSecretKey(readSecret('blind-index'), 'base64');

  newSubjectKey(subject: string): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(32);
    return { key, wrapped: seal(this.kek, key, `subject.key:${subject}`) };
  }

  subjectKey(subject: string, wrapped: Buffer): Buffer {
    return open(this.kek, wrapped, `subject.key:${subject}`);
  }

  seal(key: Buffer, text: string, place: Place): Buffer {
    return seal(createSecretKey(key), Buffer.from(text, 'utf8'), place);
  }

  open(key: Buffer, sealed: Buffer, place: Place): string {
    return open(createSecretKey(key), sealed, place).toString('utf8');
  }

  /** Equal texts of one kind have equal indexes; without the key, which never lies in the database, nothing can be tried out. */
  blindIndex(kind: 'document' | 'phone' | 'name', text: string): Buffer {
    return createHmac('sha256', this.blindKey).update(`${kind}\0${text}`).digest();
  }
}

function seal(key: KeyObject, content: Buffer, place: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

function open(key: KeyObject, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== version) throw new Error(`unknown version of a sealed field: ${sealed[0]}`);
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
}
