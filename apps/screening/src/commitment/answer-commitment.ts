import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { CommitmentRefused, CommitmentSigned } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { factOf } from '../observation/changed-observation.js';
import { inForce } from '../question-set/question-set.rules.js';
import { RaiseVersion } from '../observation/raise-version.js';
import { Commitment } from './commitment.entity.js';
import { CommitmentTasks } from './commitment-tasks.js';
import { isSignature, type SignedOn } from './commitment.rules.js';
import { letters } from './letters.js';

export interface CommitmentAnswer {
  observationId: string;
  /** The one in force when left out. */
  letterVersion?: string;
  language: Language;
  /** Null refuses. */
  signed: { on: SignedOn; signature: string } | null;
}

/** Somebody signs the letter, or refuses: then a worker talks to them. A signature after a refusal settles that. */
@Injectable()
export class AnswerCommitment {
  constructor(
    private readonly outbox: Outbox,
    private readonly raise: RaiseVersion,
    private readonly tasks: CommitmentTasks,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection OBSERVATION_UNKNOWN, LETTER_UNKNOWN, SIGNATURE_MISSING or COMMITMENT_SIGNED */
  async execute(tx: EntityManager, by: string, { observationId, letterVersion, language, signed }: CommitmentAnswer): Promise<void> {
    const version = this.letter(letterVersion);
    if (signed && !isSignature(signed.signature)) throw new Rejection('SIGNATURE_MISSING');
    const changed = await this.raise.execute(tx, observationId);
    if (await tx.existsBy(Commitment, { observationId, answer: 'signed' })) throw new Rejection('COMMITMENT_SIGNED');
    const now = this.clock.now();
    const { areaPath, householdId, residentId } = changed;
    const about = { id: uuidv7(now.getTime()), observationId, householdId, path: areaPath, letterVersion: version, language, by, at: now };
    const answer = signed ? ('signed' as const) : ('refused' as const);
    await tx.insert(Commitment, { ...about, answer, on: signed?.on ?? null, signature: signed?.signature ?? null });
    const letter = { letterVersion: version, language };
    if (signed) {
      const { payload, ...fact } = factOf(changed, { ...letter, on: signed.on });
      await this.outbox.add(tx, CommitmentSigned, payload, fact);
      return this.tasks.signed(tx, observationId, by);
    }
    const { payload, ...fact } = factOf(changed, letter);
    await this.outbox.add(tx, CommitmentRefused, payload, fact);
    return this.tasks.refused(tx, { source: observationId, areaPath, householdId, residentId });
  }

  private letter(version: string | undefined): string {
    const published = letters.filter(({ effectiveFrom }) => effectiveFrom <= this.clock.now());
    const letter = version === undefined ? inForce(published, this.clock.now()) : published.find((one) => one.version === version);
    if (!letter) throw new Rejection('LETTER_UNKNOWN', { version: version ?? '-' });
    return letter.version;
  }
}
