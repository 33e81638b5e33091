import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type DuplicateRank, duplicateRank } from './duplicate.rules.js';
import { ResidentFile } from './resident-file.js';
import { Resident } from './resident.entity.js';
import { standingOf } from './standing-of.js';
import type { Person } from './resident.rules.js';

export interface RankedDuplicate extends DuplicateRank {
  resident: Resident;
}

const mostCandidates = 50;
const mostShown = 10;

/** Who may be the same person as this entry, most likely first. It warns; nothing is ever merged by it. */
@Injectable()
export class RankDuplicates {
  constructor(private readonly file: ResidentFile) {}

  /** Looks only where the caller may look; `roomPath` is where the entry will live. */
  async execute(tx: EntityManager, person: Person, roomPath: string): Promise<RankedDuplicate[]> {
    const documents = person.documents.map((document) => this.file.documentIndex(document));
    const phones = person.phones.map((phone) => this.file.phoneIndex(phone));
    const name = this.file.nameIndex(person.names.original);
    const candidates = await tx
      .createQueryBuilder(Resident, 'r')
      .where('r.id IN (SELECT resident_id FROM blind_index WHERE value = ANY(CAST(:values AS bytea[])))', {
        values: [...documents, ...phones],
      })
      .orWhere('(r.name_index = :name AND r.birth_date = :birthDate)', { name, birthDate: person.birthDate })
      .limit(mostCandidates)
      .getMany();
    const entry = { name: hex(name), birthDate: person.birthDate, room: roomPath, documents: documents.map(hex), phones: phones.map(hex) };
    const standing = await this.standing(tx, candidates);
    const ranked = candidates
      .map((record) => ({ resident: standing.get(record.id) ?? record, ...duplicateRank(entry, comparable(record)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    return [...new Map(ranked.toReversed().map((rank) => [rank.resident.id, rank])).values()].toReversed().slice(0, mostShown);
  }

  /** What was merged is shown by the record that stands for it. */
  private async standing(tx: EntityManager, records: readonly Resident[]): Promise<Map<string, Resident>> {
    const merged = records.filter(({ mergedInto }) => mergedInto !== null).map(({ id }) => id);
    return merged.length > 0 ? standingOf(tx, merged) : new Map();
  }
}

const hex = (index: Buffer): string => index.toString('hex');

const comparable = ({ nameIndex, birthDate, roomPath, documentIndexes, phoneIndexes }: Resident) => ({
  name: hex(nameIndex),
  birthDate,
  room: roomPath,
  documents: documentIndexes.map(hex),
  phones: phoneIndexes.map(hex),
});
