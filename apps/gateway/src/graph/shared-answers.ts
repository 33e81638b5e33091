import type { Actor } from '#platform/actor.js';

/** An answer that others may have too, as it was sent. */
export interface SharedAnswer {
  body: Buffer;
  contentType: string;
  cost: number;
  /** Code of the area it is about, and how often that had changed when the services were asked. */
  area: string;
  version: number;
  /** Milliseconds of the monotonic clock, when the services were asked. */
  at: number;
}

/** Boards are pushed once a second at the most; somebody who asks gets nothing older than that after a change. */
const freshMs = 1_000;
/** Some figures change by the clock alone: a report is late because nothing happened. */
const longestMs = 5_000;
const mostAnswers = 32;
const mostAreas = 10_000;
const mostSubjects = 10_000;

/**
 * Boards that were answered a moment ago. The same question of somebody with the same grants gets the same answer as long as no event has told
 * of a change in the area; whoever has just changed something asks the services.
 */
export class SharedAnswers {
  private readonly answers = new Map<string, SharedAnswer>();
  private readonly versions = new Map<string, number>();
  private readonly changers = new Map<string, number>();

  /** Everything that an answer depends on, besides the areas themselves. */
  keyOf({ kind, grants, language, strength, phoneIndex }: Actor, question: object): string {
    return JSON.stringify([kind, grants, language, strength, phoneIndex, question]);
  }

  find(key: string, { subject }: Actor, now: number): SharedAnswer | undefined {
    const answer = this.answers.get(key);
    if (!answer || now - (this.changers.get(subject) ?? -Infinity) < longestMs) return undefined;
    const age = now - answer.at;
    const isCurrent = age < freshMs || (age < longestMs && answer.version === this.versionOf(answer.area));
    if (!isCurrent) this.answers.delete(key);
    return isCurrent ? answer : undefined;
  }

  keep(key: string, answer: SharedAnswer): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    if (this.answers.size > mostAnswers) this.answers.delete(this.answers.keys().next().value!);
  }

  versionOf(area: string): number {
    return this.versions.get(area) ?? 0;
  }

  /** Something happened under `path`: it concerns the areas it lies in. */
  changed(path: string): void {
    if (this.versions.size > mostAreas) this.forget();
    for (const code of path.split('.')) this.versions.set(code, this.versionOf(code) + 1);
  }

  /** The caller is about to change something, and must see it afterwards. */
  willChange({ subject }: Actor, now: number): void {
    if (this.changers.size > mostSubjects) this.changers.clear();
    this.changers.set(subject, now);
  }

  private forget(): void {
    this.versions.clear();
    this.answers.clear();
  }
}
