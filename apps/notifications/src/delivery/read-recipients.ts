import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Household } from '#neighbourhood/household.entity.js';
import { type Person, personsOf } from '#neighbourhood/persons.js';
import { Resident } from '#neighbourhood/resident.entity.js';
import { LinkedAccount } from '../account/linked-account.entity.js';
import { Preference } from '../preference/preference.entity.js';
import { type Choice, everybody } from './delivery.rules.js';
import type { Addressee, Message } from './message.js';

/** Whom a message goes to, as far as is known here: never a name or a number. */
export interface Recipient {
  key: string;
  residentId: string | null;
  householdId: string | null;
  path: string;
  /** BCP 47 primary tag of the register. */
  language: string | undefined;
  choice: Choice;
  /** Somebody of the household reads the inbox. */
  hasAccount: boolean;
}

/** The adult whose language a household is written to in. */
const speakers = `
  SELECT DISTINCT ON (household_id) id, household_id AS "householdId", language FROM resident
  WHERE household_id = ANY ($1::uuid[]) AND merged_into IS NULL
  ORDER BY household_id, age_band IN ('0-5', '6-17'), id`;

interface Speaker {
  id: string;
  householdId: string;
  language: string;
}

interface Known {
  persons: Map<string, Person>;
  residents: Map<string, Resident>;
  speakers: Map<string, Speaker>;
  places: Map<string, string>;
  choices: Map<string, Choice>;
  accounts: Set<string>;
}

/** Reads what is known of the recipients of many messages, by a fixed number of statements. */
@Injectable()
export class ReadRecipients {
  async execute(tx: EntityManager, messages: readonly Message[]): Promise<Recipient[]> {
    const addressees = messages.map(({ to }) => to);
    const people = addressees.filter((to) => to.kind !== 'office');
    const known = people.length > 0 ? await this.known(tx, people) : undefined;
    return addressees.map((to) => recipientOf(to, known));
  }

  private async known(tx: EntityManager, people: readonly Exclude<Addressee, { kind: 'office' }>[]): Promise<Known> {
    const asked = people.flatMap((to) => (to.kind === 'resident' ? [to.residentId] : []));
    const persons = asked.length > 0 ? await personsOf(tx, asked) : new Map<string, Person>();
    const standing = [...persons.values()].map((person) => person.standing);
    const residents = new Map((standing.length > 0 ? await tx.findBy(Resident, { id: In(standing) }) : []).map((row) => [row.id, row]));
    const households = [
      ...new Set([...people.flatMap(({ householdId }) => householdId ?? []), ...[...residents.values()].map((row) => row.householdId)]),
    ];
    const spoken = await tx.query<Speaker[]>(speakers, [people.flatMap((to) => (to.kind === 'household' ? [to.householdId] : []))]);
    const rooms = await tx.findBy(Household, { id: In(households) });
    const chosen = await tx.findBy(Preference, { residentId: In([...standing, ...spoken.map(({ id }) => id)]) });
    const linked = await tx.find(LinkedAccount, { select: { householdId: true }, where: { householdId: In(households) } });
    return {
      persons,
      residents,
      speakers: new Map(spoken.map((speaker) => [speaker.householdId, speaker])),
      places: new Map(rooms.map(({ id, roomPath }) => [id, buildingOf(roomPath)])),
      choices: new Map(chosen.map((choice) => [choice.residentId, choice])),
      accounts: new Set(linked.map(({ householdId }) => householdId)),
    };
  }
}

function recipientOf(to: Addressee, known: Known | undefined): Recipient {
  if (to.kind === 'office' || !known)
    return {
      key: `office:${to.kind === 'office' ? to.office : ''}:${to.path}`,
      residentId: null,
      householdId: null,
      path: to.path,
      ...nobody,
    };
  if (to.kind === 'resident') return residentOf(to, known);
  const speaker = known.speakers.get(to.householdId);
  return {
    key: `household:${to.householdId}`,
    residentId: null,
    householdId: to.householdId,
    path: known.places.get(to.householdId) ?? to.path,
    language: speaker?.language,
    choice: known.choices.get(speaker?.id ?? '') ?? everybody,
    hasAccount: known.accounts.has(to.householdId),
  };
}

const nobody = { language: undefined, choice: everybody, hasAccount: true };

/** A fact may come before the person it is about: the event then says where. */
function residentOf(to: Extract<Addressee, { kind: 'resident' }>, known: Known): Recipient {
  const id = known.persons.get(to.residentId)?.standing ?? to.residentId;
  const resident = known.residents.get(id);
  const householdId = resident?.householdId ?? to.householdId;
  return {
    key: `resident:${id}`,
    residentId: id,
    householdId,
    path: resident?.path ?? to.path,
    language: resident?.language,
    choice: known.choices.get(id) ?? everybody,
    hasAccount: householdId !== null && known.accounts.has(householdId),
  };
}
