import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { buildingOf, pathEnd } from '#neighbourhood/area.rules.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { Deliver } from '../delivery/deliver.js';
import type { Addressee } from '../delivery/message.js';
import { tellEditionWork } from './bring-out-edition.js';
import { Notice, type NoticeAudience, NoticeEdition } from './notice.entity.js';

const atOnce = 200;
const first = '00000000-0000-0000-0000-000000000000';

const households = `
  SELECT id, room_path AS path FROM household
  WHERE NOT closed AND room_path >= $1 AND room_path < $2 AND id > $3 ORDER BY id LIMIT $4`;

const people = `
  SELECT id, household_id AS "householdId", path FROM resident
  WHERE merged_into IS NULL AND path >= $1 AND path < $2 AND id > $3
    AND ($5::text[] IS NULL OR language = ANY ($5)) AND ($6::text[] IS NULL OR flags && $6) AND ($7::text[] IS NULL OR age_band = ANY ($7))
  ORDER BY id LIMIT $4`;

interface Found {
  id: string;
  householdId?: string;
  path: string;
}

const isForPeople = ({ languages, flags, ageBands }: NoticeAudience): boolean =>
  [languages, flags, ageBands].some((chosen) => chosen !== undefined && chosen.length > 0);
const orNull = (chosen: readonly string[] | undefined): readonly string[] | null => (chosen && chosen.length > 0 ? chosen : null);

/**
 * Tells an edition to everybody whom it is for, some hundred at a time, each in a transaction of its own that also remembers how
 * far it came: a million recipients take no more memory than these, and whatever dies goes on where it was.
 */
@Injectable()
export class TellEdition {
  constructor(
    private readonly deliver: Deliver,
    private readonly clock: Clock,
  ) {}

  @Due(tellEditionWork)
  async execute(key: string, tx: EntityManager): Promise<void> {
    const [noticeId = '', number = '0'] = key.split('/');
    const [notice, edition] = [
      await tx.findOneBy(Notice, { id: noticeId }),
      await tx.findOneBy(NoticeEdition, { noticeId, edition: Number(number) }),
    ];
    if (!notice || !edition || notice.state !== 'published' || notice.edition !== edition.edition) return;
    const found = await this.next(tx, notice, edition.expandedTo ?? first);
    const isForEach = isForPeople(notice.audience);
    const to = found.map(({ id, householdId = id, path }): Addressee =>
      isForEach ? { kind: 'resident', residentId: id, householdId, path } : { kind: 'household', householdId, path: buildingOf(path) },
    );
    await this.tell(tx, notice, edition, to);
    const [now, isDone] = [this.clock.now(), found.length < atOnce];
    const expandedTo = isDone ? null : (found.at(-1)?.id ?? null);
    const progress = { expandedTo, expandedAt: isDone ? now : null, recipients: edition.recipients + found.length };
    await tx.update(NoticeEdition, { noticeId, edition: edition.edition }, progress);
    if (!isDone) await scheduleDue(tx, tellEditionWork, key, now);
  }

  private next(tx: EntityManager, { path, audience }: Notice, after: string): Promise<Found[]> {
    const range = [path, pathEnd(path), after, atOnce];
    if (!isForPeople(audience)) return tx.query<Found[]>(households, range);
    return tx.query<Found[]>(people, [...range, orNull(audience.languages), orNull(audience.flags), orNull(audience.ageBands)]);
  }

  private tell(tx: EntityManager, notice: Notice, { sourceId, edition }: NoticeEdition, to: readonly Addressee[]): Promise<void> {
    const { id, urgency, channels, category } = notice;
    const about = {
      sourceId,
      template: 'notice',
      notice: { id, edition },
      urgency,
      channels,
      mayOptOut: category === 'knowledge',
      values: {},
    };
    return this.deliver.execute(
      tx,
      to.map((addressee) => ({ ...about, to: addressee })),
    );
  }
}
