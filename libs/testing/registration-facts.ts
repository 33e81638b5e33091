import { randomUUID } from 'node:crypto';
import {
  AreaDefined,
  HouseholdMoved,
  HouseholdRegistered,
  ResidentMoved,
  ResidentRegistered,
  RoomStateChanged,
} from '#contracts/registration.events.js';
import type { AreaKind, RoomState } from '#contracts/shared.js';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import { eventHeaders, type WireRecord } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { uuidv7 } from '#platform/uuid.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { brokers, eventually } from './stack.js';

export interface Place {
  code: string;
  path: string;
}

export const subdistrict: Place = { code: '310105008000', path: '310000000000.310105000000.310105008000' };
export const committeeOf = (code: string): Place => ({ code, path: `${subdistrict.path}.${code}` });

const below = (parent: Place, number: string): Place => ({
  code: `${parent.code}-${number}`,
  path: `${parent.path}.${parent.code}-${number}`,
});
export const compoundOf = (committee: Place): Place => below(committee, '001');
export const buildingAt = (compound: Place, number: number): Place => below(compound, String(number).padStart(3, '0'));
export const unitOf = (building: Place, number: number): Place => below(building, String(number).padStart(2, '0'));
export const roomOf = (parent: Place, number: number): Place => below(parent, String(number).padStart(4, '0'));

interface Facts {
  language: string;
  flags: PayloadOf<typeof ResidentRegistered>['flags'];
  ageBand: PayloadOf<typeof ResidentRegistered>['ageBand'];
}
const facts: Facts = { language: 'zh', flags: [], ageBand: '18-59' };

/** As many as a partition takes in one message, whichever they go to. */
const mostAtOnce = 1_000;

/** Registration, and others, as a service hears them: events on the real broker, numbered per noun. */
export class RegistrationFacts {
  readonly sent: WireRecord[] = [];
  private readonly broker: Broker;
  private readonly versions = new Map<string, number>();
  private waiting: WireRecord[] = [];

  constructor(prefix: string) {
    this.broker = new Broker([brokers()], 'registration-facts', prefix);
  }

  area(kind: AreaKind, place: Place, name: string, roomState: RoomState | null = null): this {
    const parent = place.path.split('.').at(-2) ?? null;
    const roomStateOn = roomState ? '2020-02-01' : null;
    return this.say(
      AreaDefined,
      { code: place.code, kind, parent, path: place.path, name: { zh: name, en: `${name} (en)` }, roomState, roomStateOn },
      place.path,
    );
  }

  room(place: Place, state: RoomState = 'occupied'): this {
    return this.area('room', place, `${place.code.slice(-4)}室`, state);
  }

  roomState({ code, path }: Place, from: RoomState, to: RoomState): this {
    return this.say(RoomStateChanged, { code, path, from, to, changedOn: new Date().toISOString().slice(0, 10) }, path);
  }

  household(room: Place, householdId = randomUUID()): string {
    this.say(HouseholdRegistered, { householdId, roomCode: room.code, roomPath: room.path }, room.path);
    return householdId;
  }

  householdMoved(householdId: string, from: Place, to: Place): this {
    const payload = { householdId, roomCode: to.code, roomPath: to.path, fromRoomCode: from.code, fromRoomPath: from.path };
    return this.say(HouseholdMoved, payload, to.path);
  }

  resident(room: Place, householdId: string, residentId: string = randomUUID(), language = facts.language): string {
    const areaPath = buildingOf(room.path);
    this.say(ResidentRegistered, { residentId, householdId, areaPath, ...facts, language }, areaPath);
    return residentId;
  }

  residentMoved(residentId: string, room: Place, fromHouseholdId: string, householdId: string): this {
    const areaPath = buildingOf(room.path);
    return this.say(ResidentMoved, { residentId, householdId, areaPath, ...facts, fromHouseholdId }, areaPath);
  }

  /** A household with its people in a room. */
  family(room: Place, people: number): string[] {
    const household = this.household(room);
    return Array.from({ length: people }, () => this.resident(room, household));
  }

  /** Sends what was said since the last time; `times` to say it more than once. */
  async send(times = 1): Promise<void> {
    const records = this.waiting;
    this.waiting = [];
    this.sent.push(...records);
    for (let time = 0; time < times; time += 1) if (records.length > 0) await this.publish(records);
  }

  async sendAgain(): Promise<void> {
    await this.publish(this.sent);
  }

  /** A partition that was just made may not have its leader yet; what comes twice is known by its number. */
  private async publish(records: readonly WireRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += mostAtOnce) {
      await eventually(() => this.broker.publish(records.slice(from, from + mostAtOnce)).then(() => true as const));
    }
  }

  close(): Promise<void> {
    return this.broker.close();
  }

  /** Any other fact of any service; it is sent with the next `send`. */
  say<Contract extends EventContract>(contract: Contract, payload: PayloadOf<Contract>, jurisdiction: string): this {
    const key = String((payload as Record<string, unknown>)[contract.key]);
    const name = `${contract.topic.name} ${key}`;
    const sequence = (this.versions.get(name) ?? 0) + 1;
    this.versions.set(name, sequence);
    const headers = eventHeaders(contract, contract.topic.name.split('.')[0] ?? '', {
      id: uuidv7(),
      key,
      sequence,
      time: new Date(),
      jurisdiction,
    });
    this.waiting.push({ topic: contract.topic.name, key, value: JSON.stringify(payload), headers });
    return this;
  }
}
