import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { asService } from '#platform/scope.js';
import { Passwords } from '../person/passwords.js';
import { Person } from '../person/person.entity.js';
import { SecondFactor, stepOf } from '../person/second-factor.js';
import { Attempts } from './attempts.js';

/** From where somebody tries. */
export interface Origin {
  attemptKey: string;
  address: string;
}

export type Outcome = { is: 'right'; person: Person } | { is: 'wrong' } | { is: 'wait'; seconds: number };

/**
 * Checks a password and a code. It opens its own short transactions, for the count of attempts must stand before the
 * slow comparison begins, and no connection may be held while it runs.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** @throws Rejection TRY_LATER when too many passwords are being compared. */
  async password(handle: string, password: string, origin: Origin): Promise<Outcome> {
    const seconds = await this.attempts.begin(origin.attemptKey, origin.address);
    if (seconds > 0) return { is: 'wait', seconds };
    const person = await this.find({ handle });
    if (!(await this.passwords.matches(person?.passwordHash, password)) || !person) return this.wrong(origin);
    await this.attempts.undo(origin.attemptKey);
    return { is: 'right', person };
  }

  /** `secret` is given while a second factor is being enrolled; otherwise the person's own is taken. */
  async code(personId: string, code: string, origin: Origin, secret?: string): Promise<Outcome> {
    const seconds = await this.attempts.begin(origin.attemptKey, origin.address);
    if (seconds > 0) return { is: 'wait', seconds };
    const person = await this.find({ id: personId });
    const expected = secret ?? (person?.totpSecret && this.secondFactor.open(person, person.totpSecret));
    const step = expected ? stepOf(code, expected, Date.now()) : null;
    if (!person || step === null || !(await this.spend(person, step, secret))) return this.wrong(origin);
    await this.attempts.undo(origin.attemptKey);
    return { is: 'right', person };
  }

  async succeeded({ attemptKey }: Origin): Promise<void> {
    await this.attempts.forget(attemptKey);
  }

  private async find(who: { handle: string } | { id: string }): Promise<Person | null> {
    return asService(this.dataSource, 'sign-in', (tx) => tx.findOneBy(Person, who));
  }

  private wrong({ address }: Origin): Outcome {
    this.attempts.failed(address);
    return { is: 'wrong' };
  }

  /**
   * False when a code of this or a later time step was used before, or when a second factor was enrolled meanwhile.
   * It is one statement, so of two at once only one passes.
   */
  private async spend(person: Person, step: number, enrolled?: string): Promise<boolean> {
    const change = { totpStep: step, ...(enrolled && { totpSecret: this.secondFactor.seal(person, enrolled) }) };
    const condition = enrolled ? 'totp_secret IS NULL' : '(demo OR totp_step < :step)';
    const update = (tx: EntityManager) =>
      tx.createQueryBuilder().update(Person).set(change).where('id = :id', { id: person.id }).andWhere(condition, { step }).execute();
    const { affected } = await asService(this.dataSource, 'sign-in', update);
    return affected === 1;
  }
}
