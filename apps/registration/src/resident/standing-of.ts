import { In, type EntityManager } from 'typeorm';
import { personsOf } from '#neighbourhood/persons.js';
import { Resident } from './resident.entity.js';

/** The record that stands for each of these, where the caller may see it. */
export async function standingOf(tx: EntityManager, residentIds: readonly string[]): Promise<Map<string, Resident>> {
  const persons = await personsOf(tx, residentIds);
  const standing = await tx.findBy(Resident, { id: In([...persons.values()].map((person) => person.standing)) });
  const byId = new Map(standing.map((resident) => [resident.id, resident]));
  return new Map(
    [...persons].flatMap(([id, person]) => {
      const resident = byId.get(person.standing);
      return resident ? [[id, resident] as const] : [];
    }),
  );
}
