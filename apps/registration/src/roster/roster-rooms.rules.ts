import type { RoomState } from '#contracts/shared.js';
import type { RejectionCode } from '#platform/rejection.js';
import { documentKey } from '../resident/document.rules.js';
import { normaliseName } from '../resident/names.rules.js';
import type { Person } from '../resident/resident.rules.js';
import type { Relation, Tenure } from '../household/household.rules.js';
import type { ColumnKey } from './roster.columns.js';
import type { RowIssue } from './roster-cells.rules.js';
import type { RosterPlace, RosterRow } from './roster-row.rules.js';

interface RosterMember {
  row: number;
  relation: Relation;
  person: Person;
}

export interface RosterHousehold {
  /** 1 for the first household of the room. */
  number: number;
  tenure: Tenure;
  /** E.164. */
  landlordPhone?: string;
  members: RosterMember[];
}

export interface RosterRoom extends RosterPlace {
  /** First row that names the room. */
  row: number;
  state: RoomState;
  households: RosterHousehold[];
}

interface OpenHousehold extends Omit<RosterHousehold, 'tenure'> {
  tenure?: Tenure;
  tenureRow: number;
  headRow?: number;
}
interface OpenRoom extends Omit<RosterRoom, 'households'> {
  households: Map<number, OpenHousehold>;
  /** Row of each person of the room. */
  people: Map<string, RosterMember>;
}

/** Puts rows together and sees what no row can see by itself. */
export class RoomsOfRows {
  private readonly open = new Map<string, OpenRoom>();
  private readonly documents = new Map<string, number>();

  add(row: RosterRow): void {
    const room = this.roomOf(row);
    this.noteDocuments(row);
    if (!room) return;
    if (row.hasPerson && room.state === 'empty') note(row, 'roomState', 'ROSTER_EMPTY_ROOM_HAS_PEOPLE');
    const household = householdOf(room, row);
    if (!household || !row.person) return;
    const twin = twinOf(room, row);
    if (twin !== undefined) note(row, 'name', 'ROSTER_PERSON_TWICE', { row: twin });
    if (row.relation === 'head' && household.headRow !== undefined) note(row, 'relation', 'ROSTER_SECOND_HEAD', { row: household.headRow });
    if (row.issues.length > 0) return;
    const member = { row: row.row, relation: row.relation, person: row.person };
    household.members.push(member);
    if (row.relation === 'head') household.headRow = row.row;
    room.people.set(whoIs(row.person), member);
  }

  all(): RosterRoom[] {
    return [...this.open.values()].map(({ people: _people, households, ...room }) => ({
      ...room,
      households: closed(households, room.state),
    }));
  }

  private roomOf(row: RosterRow): OpenRoom | undefined {
    const { place, state } = row;
    if (!place || !state) return undefined;
    const key = [place.compound, place.building, place.unit, place.room].join('\n');
    let room = this.open.get(key);
    if (!room) this.open.set(key, (room = { row: row.row, ...place, state, households: new Map(), people: new Map() }));
    if (room.state !== state) note(row, 'roomState', 'ROSTER_ROOM_STATES_DISAGREE', { row: room.row });
    return room;
  }

  private noteDocuments({ person, ...row }: RosterRow): void {
    for (const document of person?.documents ?? []) {
      const key = documentKey(document);
      const earlier = this.documents.get(key);
      if (earlier === undefined) this.documents.set(key, row.row);
      else note(row, 'documentNumber', 'ROSTER_DOCUMENT_TWICE', { row: earlier });
    }
  }
}

function note(row: Pick<RosterRow, 'row' | 'issues'>, column: ColumnKey, code: RejectionCode, params: RowIssue['params'] = {}): void {
  row.issues.push({ row: row.row, column, code, params });
}

function householdOf(room: OpenRoom, row: RosterRow): OpenHousehold | undefined {
  if (row.household < 1) return undefined;
  let household = room.households.get(row.household);
  if (!household) room.households.set(row.household, (household = { number: row.household, tenureRow: row.row, members: [] }));
  if (household.tenure && row.tenure && household.tenure !== row.tenure) {
    note(row, 'tenure', 'ROSTER_TENURES_DISAGREE', { row: household.tenureRow });
  } else if (row.tenure && !household.tenure) Object.assign(household, { tenure: row.tenure, tenureRow: row.row });
  if (row.landlordPhone && !household.landlordPhone) household.landlordPhone = row.landlordPhone;
  return household;
}

const whoIs = ({ names, birthDate }: Person): string => `${normaliseName(names.original)}\n${birthDate}`;

/** Row of the same name and birth date in the room, unless two documents say that they are two people. */
function twinOf(room: OpenRoom, { person }: RosterRow): number | undefined {
  if (!person?.birthDate) return undefined;
  const twin = room.people.get(whoIs(person));
  return twin && !(person.documents.length > 0 && twin.person.documents.length > 0) ? twin.row : undefined;
}

/** Households with somebody in them; where nobody stated the tenure, tenants live in a rented room and owners elsewhere. */
function closed(households: OpenRoom['households'], state: RoomState): RosterHousehold[] {
  return [...households.values()]
    .filter(({ members }) => members.length > 0)
    .sort((one, other) => one.number - other.number)
    .map(({ number, tenure, landlordPhone, members }) => ({
      number,
      tenure: tenure ?? (state === 'rented' ? 'tenant' : 'owner'),
      ...(landlordPhone && { landlordPhone }),
      members,
    }));
}
