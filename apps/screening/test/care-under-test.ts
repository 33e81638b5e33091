import { randomUUID } from 'node:crypto';
import { TripArrived, TripPlanned } from '#contracts/registration.events.js';
import type { PayloadOf } from '#contracts/topic.js';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import type { HeardEvent } from '#testing/heard.js';
import { buildingAt, compoundOf, type Place, roomOf, subdistrict, unitOf } from '#testing/registration-facts.js';
import type { TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';
import { maotai, ScreeningUnderTest } from './screening-under-test.js';

export const building = buildingAt(compoundOf(maotai), 12);
export const unit = unitOf(building, 1);
export const room = (number: number): Place => roomOf(unit, number);
export const hubei = { listId: 'hubei-2020-01-27', startRule: 'arrival' as const };

export interface Family {
  household: string;
  residents: string[];
  place: Place;
}

type Trip = PayloadOf<typeof TripPlanned>;

/** Screening with the clock in the test's hand, people who came back, and those who look after them. */
export class CareUnderTest {
  private constructor(
    readonly screening: ScreeningUnderTest,
    readonly people: { worker: TestCaller; lead: TestCaller; doctor: TestCaller; officer: TestCaller },
  ) {}

  static async start(): Promise<CareUnderTest> {
    const screening = await ScreeningUnderTest.start();
    const as = (role: 'committee-lead' | 'doctor' | 'subdistrict-officer', scope: string) =>
      screening.service.as([{ role, scope }], { subject: role });
    const lead = await as('committee-lead', maotai.path);
    const doctor = await as('doctor', subdistrict.path);
    const officer = await as('subdistrict-officer', subdistrict.path);
    screening.facts.area('compound', compoundOf(maotai), '茅台新苑').area('building', building, '12号').area('unit', unit, '1单元');
    return new CareUnderTest(screening, { worker: screening.worker, lead, doctor, officer });
  }

  stop = (): Promise<void> => this.screening.stop();
  now = (): Date => this.screening.service.now();
  today = (): string => chinaDay(this.now());
  moveTo = (instant: Date): Promise<void> => this.screening.service.moveTo(instant);

  /** To a time of a day of observation, counted from the day on which the first one began; 1 is the first. */
  moveToDay = (from: Date, day: number, time: string): Promise<void> =>
    this.moveTo(chinaTime(chinaDayAfter(chinaDay(from), day - 1), time));

  family(number: number, size: number): Family {
    const { facts } = this.screening;
    const place = room(number);
    facts.room(place);
    const household = facts.household(place);
    return { household, place, residents: Array.from({ length: size }, () => facts.resident(place, household)) };
  }

  trip({ household, residents, place }: Family, changes: Partial<Trip> = {}): Trip {
    const day = this.today();
    const from = { origin: '420100', leftOn: chinaDayAfter(day, -1), plannedOn: day };
    return { tripId: randomUUID(), householdId: household, residentIds: residents, areaPath: place.path, ...from, rule: hubei, ...changes };
  }

  arrived(trip: Trip): void {
    this.screening.facts.say(TripArrived, { ...trip, arrivedAt: this.now().toISOString() }, trip.areaPath);
  }

  /** A family that came back just now, under observation from tomorrow. */
  async observed(number: number, size: number): Promise<Family & { observations: Observed[] }> {
    const family = this.family(number, size);
    this.arrived(this.trip(family));
    await this.screening.settle();
    const ids = (await this.observations(family)).map(({ id }) => id);
    await this.start(ids);
    return { ...family, observations: await this.observations(family) };
  }

  observations({ household }: Pick<Family, 'household'>): Promise<Observed[]> {
    return rows<Observed>(
      this.screening.service.database.adminUrl,
      `SELECT id, resident_id AS resident, state, starts_at AS "startsAt", ends_at AS "endsAt", rule_version AS rules, list_id AS list, inherited
       FROM observation WHERE household_id = $1 ORDER BY id`,
      [household],
    );
  }

  start = (ids: readonly string[], caller = this.people.worker, requestId: string = randomUUID()): Promise<Outcome> =>
    this.mutate<Outcome>(caller, 'startObservations(requestId: $requestId, ids: $ids) { accepted ids rejected { index code message } }', {
      requestId: ['ID!', requestId],
      ids: ['[ID!]!', ids],
    });

  /** One mutation, its variables with their types; the answer to it. */
  async mutate<Answer>(caller: TestCaller, field: string, variables: Record<string, [type: string, value: unknown]>): Promise<Answer> {
    const answer = await this.screening.data<Record<string, Answer>>(caller, ...operation('mutation', field, variables));
    return Object.values(answer)[0]!;
  }

  async ask<Answer>(caller: TestCaller, field: string, variables: Record<string, [type: string, value: unknown]> = {}): Promise<Answer> {
    const answer = await this.screening.data<Record<string, Answer>>(caller, ...operation('query', field, variables));
    return Object.values(answer)[0]!;
  }

  /** Code of the Rejection that a mutation is answered with. */
  async codeOf(caller: TestCaller, field: string, variables: Record<string, [type: string, value: unknown]>): Promise<string | undefined> {
    return (await caller.graphql(...operation('mutation', field, variables))).errors?.[0]?.extensions.code;
  }

  /** The facts of this kind about `key`, as soon as there are as many. */
  hears(type: string, key?: string, times = 1): Promise<HeardEvent[]> {
    return eventually(async () => {
      await this.screening.published();
      const heard = this.screening.heard.of(type, key);
      return heard.length >= times && heard;
    });
  }

  rows = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    rows<Row>(this.screening.service.database.adminUrl, sql, values);

  /** Roll-ups that a recount of the rows does not give. */
  wrongCounts = (): Promise<Record<string, unknown>[]> => this.rows(recount);
}

export interface Observed extends Record<string, unknown> {
  id: string;
  resident: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  inherited: boolean;
}

export interface Outcome {
  accepted: number;
  ids: string[];
  rejected: { index: number; code: string; message: string }[];
}

function operation(
  kind: string,
  field: string,
  variables: Record<string, [type: string, value: unknown]>,
): [query: string, variables: Record<string, unknown>] {
  const names = Object.entries(variables).map(([name, [type]]) => `$${name}: ${type}`);
  const values = Object.fromEntries(Object.entries(variables).map(([name, [, value]]) => [name, value]));
  return [`${kind} ${names.length > 0 ? `(${names.join(', ')})` : ''} { ${field} }`, values];
}

const ofDays = `SELECT path, day, count(*) FILTER (WHERE state = 'due') AS due, count(*) FILTER (WHERE state = 'answered') AS answered,
    count(*) FILTER (WHERE state = 'late') AS late, count(*) FILTER (WHERE state = 'missed') AS missed,
    count(*) FILTER (WHERE state = 'measured-by-other') AS other FROM report_slot GROUP BY 1, 2`;
const ofPeople = `SELECT path, count(*) FILTER (WHERE state = 'proposed') AS proposed, count(*) FILTER (WHERE state IN ('active', 'extended')) AS active
  FROM observation GROUP BY 1`;
const recount = `
  SELECT path, day::text AS what FROM (${ofDays}) n FULL JOIN observation_day d USING (path, day)
  WHERE (coalesce(n.due, 0), coalesce(n.answered, 0), coalesce(n.late, 0), coalesce(n.missed, 0), coalesce(n.other, 0))
    IS DISTINCT FROM (d.due, d.answered, d.late, d.missed, d.measured_by_other)
  UNION ALL SELECT path, 'people' FROM (${ofPeople}) n FULL JOIN observation_count c USING (path)
  WHERE (n.proposed, n.active) IS DISTINCT FROM (c.proposed, c.active)`;
