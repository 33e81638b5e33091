import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Vault } from '#platform/vault.js';
import { TextMessage } from './text-message.entity.js';

export interface Message {
  phone: string;
  text: string;
}

/** Text messages wait here, in the transaction that makes them, until they are handed to whoever sends them. */
@Injectable()
export class TextMessages {
  constructor(private readonly vault: Vault) {}

  async add(tx: EntityManager, message: Message, now: Date, expiresAt: Date): Promise<void> {
    const id = randomUUID();
    const { key, wrapped } = this.vault.newSubjectKey(id);
    const sealed = this.vault.seal(key, JSON.stringify(message), `text_message.sealed:${id}`);
    await tx.insert(TextMessage, { id, sealed, wrappedKey: wrapped, createdAt: now, expiresAt });
  }

  /** Newest first. */
  async waiting(tx: EntityManager, most: number): Promise<(Message & { id: string; at: Date })[]> {
    const found = await tx.find(TextMessage, { order: { createdAt: 'DESC' }, take: most });
    return found.map(({ id, sealed, wrappedKey, createdAt }) => {
      const text = this.vault.open(this.vault.subjectKey(id, wrappedKey), sealed, `text_message.sealed:${id}`);
      return { id, at: createdAt, ...(JSON.parse(text) as Message) };
    });
  }
}
