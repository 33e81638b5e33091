import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { codeLifeMs } from './phone-code.rules.js';
import { PhoneCode } from './phone-code.entity.js';
import { codeText } from './message-texts.js';
import { PhoneKeys } from './phone-keys.js';
import { TextMessages } from './text-messages.js';

/** A new code takes the place of the one before; the same happens for every number, known or not. */
@Injectable()
export class SendCode {
  constructor(
    private readonly keys: PhoneKeys,
    private readonly messages: TextMessages,
  ) {}

  async execute(tx: EntityManager, phone: string, language: Language, now: Date): Promise<void> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const phoneIndex = this.keys.indexOf(phone);
    const expiresAt = new Date(now.getTime() + codeLifeMs);
    await tx.upsert(PhoneCode, { phoneIndex, codeHash: this.keys.hashOf(phoneIndex, code), tries: 0, expiresAt }, ['phoneIndex']);
    await this.messages.add(tx, { phone, text: codeText(language, code) }, now, expiresAt);
  }
}
