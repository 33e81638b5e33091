import type { DemoRow } from '../../apps/cli/src/demo/roster.js';
import { sampleCsv, sampleXlsx } from '../../apps/cli/src/demo/write-sample.js';

/** Each spoils a row of somebody in one way, mostly by what is theirs in a column where it does not belong. */
const mistakes: ((row: DemoRow) => DemoRow)[] = [
  ({ documentNumber, ...row }) => ({ ...row, documentNumber, phone: documentNumber }),
  ({ phone, ...row }) => ({ ...row, phone, documentNumber: phone }),
  ({ name, ...row }) => ({ ...row, name, sex: name }),
  ({ name, ...row }) => ({ ...row, name, relation: name }),
  ({ name, ...row }) => ({ ...row, name, language: name }),
  ({ name, ...row }) => ({ ...row, name, nationality: name }),
  ({ name, ...row }) => ({ ...row, name, flags: name }),
  ({ phone, ...row }) => ({ ...row, phone, birthDate: phone }),
  ({ documentNumber, ...row }) => ({ ...row, documentNumber, roomState: documentNumber }),
  ({ documentNumber, ...row }) => ({ ...row, documentNumber, household: documentNumber }),
  ({ name = '', ...row }) => ({ ...row, name: name.repeat(30) }),
  ({ phone, ...row }) => ({ ...row, phone, landlordPhone: `${phone}${phone}` }),
  ({ room, ...row }) => ({ ...row, room: `${room}9` }), // registered in another household
];

/** Rosters with something wrong about these people, and a code that the answer must hold. */
export async function wrongRosters(people: readonly DemoRow[]): Promise<{ roster: Buffer; says: string }[]> {
  const spoilt = people.map((row, index) => mistakes[index % mistakes.length]?.(row) ?? row);
  const csv = sampleCsv(people).toString('utf8');
  return [
    { roster: await sampleXlsx(spoilt), says: 'RESIDENT_REGISTERED_ELSEWHERE' },
    { roster: await sampleXlsx([...people, ...people]), says: 'ROSTER_DOCUMENT_TWICE' },
    { roster: Buffer.from(csv.slice(csv.indexOf('\n') + 1)), says: 'ROSTER_' },
    { roster: Buffer.from(`PK\u0003\u0004${csv}`), says: 'ROSTER_' },
  ];
}

const search =
  'query ($within: ID!, $name: String, $phone: String, $first: Int! = 1) { searchResidents(within: $within, name: $name, phone: $phone, first: $first) { id } }';
const similar = 'query ($person: PersonInput!, $room: ID!) { similarResidents(person: $person, roomCode: $room) { score } }';

/** Questions about them that are refused, each with the code of its "no". */
export function refusedQuestions(people: readonly DemoRow[], within: string) {
  const [{ name = '', phone = '', documentNumber = '' } = {}] = people;
  const spoilt = { name, documents: [{ kind: 'resident_id', number: `${documentNumber}7` }], phones: [phone] };
  return [
    { query: search, variables: { within, name }, code: 'ACTION_NOT_ALLOWED' },
    { query: search, variables: { within, name, phone }, code: 'INPUT_INVALID' },
    { query: search, variables: { within, name: [name] }, code: 'INPUT_INVALID' },
    { query: search, variables: { within, phone: Number(phone) }, code: 'INPUT_INVALID' },
    { query: search, variables: { within, phone, first: documentNumber }, code: 'INPUT_INVALID' },
    { query: search, variables: { within: documentNumber, phone }, code: 'AREA_UNKNOWN' },
    { query: similar, variables: { person: spoilt, room: within }, code: 'DOCUMENT_FORM_WRONG' },
    { query: similar, variables: { person: { ...spoilt, sex: name }, room: within }, code: 'INPUT_INVALID' },
    { query: similar, variables: { person: { ...spoilt, [name]: phone }, room: within }, code: 'INPUT_INVALID' },
    { query: `{ searchResidents(within: "${within}", phone: ${phone}) { id } }`, variables: {}, code: 'QUERY_INVALID' },
    { query: `{ searchResidents(within: "${within}", first: "${name}") { id } }`, variables: {}, code: 'QUERY_INVALID' },
    { query: `{ searchResidents(within: "${within}", name: "${name}`, variables: {}, code: 'QUERY_INVALID' },
  ];
}
