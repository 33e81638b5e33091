import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readSecret } from '#platform/config.js';
import { Vault } from '#platform/vault.js';

/** From a number to what is kept of it. The index is the one by which registration finds the phone of a resident. */
@Injectable()
export class PhoneKeys {
  private readonly key = Buffer.from(hkdfSync('sha256', Buffer.from(readSecret('kek'), 'base64'), '', 'identity phone codes', 32));

  constructor(private readonly vault: Vault) {}

  indexOf(phone: string): Buffer {
    return this.vault.blindIndex('phone', phone);
  }

  hashOf(phoneIndex: Buffer, code: string): Buffer {
    return createHmac('sha256', this.key).update(phoneIndex).update(code).digest();
  }
}
