import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Vault } from '#platform/vault.js';
import { Person } from './person.entity.js';
import { SecondFactor } from './second-factor.js';

interface NewPerson {
  handle: string;
  passwordHash: string;
  /** Base32. */
  totpSecret?: string;
  demo?: boolean;
}

@Injectable()
export class RegisterPerson {
  constructor(
    private readonly vault: Vault,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** The person with this handle; made when there is none, left as it is when there is one. */
  async execute(tx: EntityManager, { handle, passwordHash, totpSecret, demo = false }: NewPerson): Promise<Person> {
    const id = randomUUID();
    const wrappedKey = this.vault.newSubjectKey(id).wrapped;
    const sealed = totpSecret ? this.secondFactor.seal({ id, wrappedKey }, totpSecret) : null;
    const person = { id, handle, passwordHash, wrappedKey, totpSecret: sealed, demo };
    await tx.createQueryBuilder().insert().into(Person).values(person).orIgnore().updateEntity(false).execute();
    return tx.findOneByOrFail(Person, { handle });
  }
}
