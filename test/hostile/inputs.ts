import { randomUUID } from 'node:crypto';
import { place } from './hostile-stack.js';

/** One place where a worker of a committee may type. */
export interface TextInput {
  name: string;
  query: string;
  variables(text: string): Record<string, unknown>;
  /** What was kept, in an answer without errors; nothing where it is not shown again. */
  kept?(data: Record<string, unknown>): unknown;
  /** What is kept of a text, where it is not kept as it was typed. */
  keeps?(text: string): string | undefined;
}

/** Ids of something that is there. */
export interface Known {
  household: string;
  resident: string;
  room: string;
  compound: string;
}

const id = randomUUID;
const unknown = '01900000-0000-7000-8000-000000000000';
const now = () => new Date().toISOString();
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const day = () => now().slice(0, 10);

const order = (name: string, field: string, type: string, selection: string, input: (text: string) => object): TextInput => ({
  name,
  query: `mutation ($input: ${type}!) { answer: ${field}(input: $input) { ${selection} } }`,
  variables: (text) => ({ input: { requestId: id(), ...input(text) } }),
});
const question = (name: string, types: string, field: string, variables: (text: string) => object): TextInput => ({
  name,
  query: `query (${types}) { answer: ${field} }`,
  variables: (text) => ({ ...variables(text) }),
});
const keeping = (input: TextInput, kept: (answer: never) => unknown, keeps?: TextInput['keeps']): TextInput => ({
  ...input,
  kept: ({ answer }) => kept(answer as never),
  ...(keeps && { keeps }),
});

/** Spaces around a name are nobody's intention. */
const trimmed = (text: string): string => text.trim();

/** A text of a notice is a template: with such signs in it, it is read otherwise than it was written, or refused. */
const unlessTemplate = (text: string): string | undefined => (/[{}'#<]/.test(text) ? undefined : text);
const notice = (name: string, of: (text: string) => object): TextInput =>
  order(name, 'draftNotice', 'DraftNoticeInput', 'id sourceUrl texts { title body translatedBy }', (text) => ({
    ...{ areaCode: place, category: 'attention', channels: ['inbox'] },
    ...of(text),
  }));
const written = (of: object) => ({ texts: [{ language: 'zh', title: '标题', body: '正文', ...of }] });
type Drafted = { sourceUrl: string; texts: { title: string; body: string; translatedBy: string }[] };

export const inputsOf = ({ household, resident, room, compound }: Known): TextInput[] => [
  keeping(
    order('name of an item', 'defineSupplyItem', 'DefineItemInput', 'id name', (zh) => ({ areaCode: place, kind: 'other', name: { zh } })),
    ({ name }: { name: string }) => name,
    trimmed,
  ),
  keeping(
    order('name of a store', 'openStore', 'OpenStoreInput', 'id name', (zh) => ({ areaCode: place, kind: 'depot', name: { zh } })),
    ({ name }: { name: string }) => name,
    trimmed,
  ),
  keeping(
    order('label of a gate', 'openGate', 'OpenGateInput', 'id label', (label) => ({ areaCode: compound, label, kind: 'pedestrian' })),
    ({ label }: { label: string }) => label,
    trimmed,
  ),
  keeping(
    notice('title of a notice', (title) => written({ title })),
    ({ texts }: Drafted) => texts[0]?.title,
    unlessTemplate,
  ),
  keeping(
    notice('text of a notice', (body) => written({ body })),
    ({ texts }: Drafted) => texts[0]?.body,
    unlessTemplate,
  ),
  keeping(
    notice('translator', (translatedBy) => written({ translatedBy })),
    ({ texts }: Drafted) => texts[0]?.translatedBy,
  ),
  keeping(
    notice('source of a notice', (sourceUrl) => ({ sourceUrl })),
    ({ sourceUrl }: Drafted) => sourceUrl,
  ),
  notice('audience of a notice', (text) => ({ audience: { languages: [text], flags: [text], ageBands: [text] } })),
  ...['name', 'latinName', 'birthDate', 'nationality', 'language', 'inAreaSince'].map((field) =>
    order(`${field} of a person`, 'registerHousehold', 'RegisterHouseholdInput', 'id', (text) => ({
      ...{ roomCode: room, tenure: 'tenant', comparedDuplicates: true },
      members: [{ relation: 'head', person: { name: '某某', nationality: 'CN', [field]: text } }],
    })),
  ),
  order('contacts of a person', 'registerHousehold', 'RegisterHouseholdInput', 'id', (text) => ({
    ...{ roomCode: room, tenure: 'tenant', comparedDuplicates: true, landlordPhone: text },
    members: [{ relation: 'head', person: { name: '某某', phones: [text], emails: [text], documents: [{ number: text }] } }],
  })),
  order('origin of a trip', 'planTrip', 'PlanTripInput', 'id', (text) => ({
    ...{ householdId: household, residentIds: [resident], origin: text, via: [text], leftOn: day(), plannedOn: day() },
  })),
  order('vehicle of a trip', 'planTrip', 'PlanTripInput', 'id', (number) => ({
    ...{ householdId: household, residentIds: [resident], origin: '420100', leftOn: day(), plannedOn: day() },
    vehicle: { kind: 'train', number },
  })),
  order('visitor of a pass', 'issuePasses', 'IssuePassesInput', 'accepted rejected { code }', (text) => ({
    ...{ passClass: 'visitor', validUntil: tomorrow() },
    holders: [{ householdId: household, visitorName: text, visitorPhone: text, plate: text, formNumber: text, formCheckCode: text }],
  })),
  order('code of a voucher', 'redeemVoucher', 'RedeemVoucherInput', 'id', (code) => ({ pharmacyId: unknown, code })),
  order('evidence', 'askObservationChange', 'AskObservationChangeInput', 'id', (text) => ({
    ...{ observationId: unknown, kind: 'end_early', reason: 'medical_decision', evidence: text },
  })),
  order('signature', 'signCommitment', 'SignCommitmentInput', 'id', (signature) => ({
    ...{ observationId: unknown, language: 'zh', on: 'screen', signature, letterVersion: signature },
  })),
  order('quiet hours', 'setMessagePreference', 'MessagePreferenceInput', 'residentId', (text) => ({
    ...{ residentId: resident, quietFrom: text, quietUntil: text },
  })),
  {
    name: 'ids of an order',
    query: 'mutation ($r: ID!, $id: ID!) { answer: cancelReservation(requestId: $r, id: $id) { id } }',
    variables: (text) => ({ r: text, id: text }),
  },
  {
    name: 'an attempt',
    query: 'mutation ($a: [AttemptInput!]!) { answer: recordAttempts(attempts: $a) { accepted rejected { code } } }',
    variables: (text) => ({
      a: [{ requestId: id(), targetId: text, channel: 'door', outcome: 'nobody_home', at: now(), doorNote: text }],
    }),
  },
  {
    name: 'a reading',
    query: 'mutation ($r: ID!, $of: [ReadingInput!]!) { answer: reportReadings(requestId: $r, readings: $of) { accepted } }',
    variables: (text) => ({
      r: id(),
      of: [{ id: text, observationId: unknown, temperature: 36.6, method: 'ear', measuredAt: now(), deviceKind: text, sender: text }],
    }),
  },
  question('area', '$t: ID!', 'area(code: $t) { code }', (t) => ({ t })),
  question('household', '$t: ID!', 'household(id: $t) { id }', (t) => ({ t })),
  question('resident', '$t: ID!', 'resident(id: $t) { id }', (t) => ({ t })),
  question('pass', '$t: ID!', 'pass(id: $t) { id }', (t) => ({ t })),
  question('days of trips', '$a: ID!, $t: String', 'trips(areaCode: $a, from: $t, until: $t) { id }', (t) => ({ a: place, t })),
  question('day of observations', '$a: ID!, $t: String', 'observations(areaCode: $a, day: $t) { edges { node { id } } }', (t) => ({
    a: place,
    t,
  })),
  question('place of a page', '$a: ID!, $t: String', 'passes(areaCode: $a, after: $t) { nodes { id } }', (t) => ({ a: place, t })),
  question('place of a list', '$t: ID', 'helpRequests(after: $t) { id }', (t) => ({ t })),
  question('place of an inbox', '$h: ID!, $t: String', 'inbox(householdId: $h, after: $t) { nodes { id } }', (t) => ({ h: household, t })),
  question('similar people', '$p: PersonInput!, $r: ID!', 'similarResidents(person: $p, roomCode: $r) { score }', (name) => ({
    p: { name },
    r: room,
  })),
  question('document searched', '$w: ID!, $t: String', 'searchResidents(within: $w, document: $t, documentCountry: $t) { id }', (t) => ({
    w: place,
    t,
  })),
];

/** Those through which every text goes, as many at once as one document may ask. */
export const searches = ['findArea(text: $T, within: $w, first: 1) { code }', 'findAddress(text: $T, within: $w, first: 1) { roomCode }'];

export function searchOf(search: string, texts: readonly string[]): { query: string; variables: Record<string, unknown> } {
  const names = texts.map((_, at) => `t${at}`);
  const declared = names.map((name) => `$${name}: String!`).join(', ');
  const asked = names.map((name) => `${name}: ${search.replace('$T', `$${name}`)}`).join(' ');
  return {
    query: `query ($w: ID!, ${declared}) { ${asked} }`,
    variables: { w: place, ...Object.fromEntries(texts.map((text, at) => [`t${at}`, text])) },
  };
}
