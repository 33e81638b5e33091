import { randomUUID } from 'node:crypto';

export const figures = `query ($code: ID!) { area(code: $code) {
  population { residents asOf } arrivals { expected arrived asOf } observation { active due late missed fever released asOf }
  passes { active suspended asOf } gateFlow { checks admitted refused referred asOf }
  masks { booked called collected remaining asOf } help { open late delivered asOf }
  reach { targeted delivered read acknowledged asOf } } }`;
type Figure = 'population' | 'arrivals' | 'observation' | 'passes' | 'gateFlow' | 'masks' | 'help' | 'reach';
export type Figures = Record<Figure, { asOf: string }>;
export const findAddress = 'query ($within: ID!, $text: String!) { findAddress(within: $within, text: $text) { roomCode score } }';

export interface Home {
  id: string;
  unconfirmed: boolean;
  residents: { id: string }[];
  trips: { id: string; state: string; rule: { listId: string } | null }[];
}
export const myHouseholds = `query { myHouseholds { id unconfirmed residents { id }
  trips { id state rule { listId startRule } } } }`;
export const tripSteps = 'query ($id: ID!) { trip(id: $id) { history { what } } }';
export const registerMyFamily = 'mutation ($input: RegisterMyFamilyInput!) { registerMyFamily(input: $input) { householdId } }';
export const confirmHousehold = `mutation ($requestId: ID!, $id: ID!) {
  confirmHousehold(requestId: $requestId, householdId: $id) { unconfirmed } }`;
export const search = 'query ($within: ID!, $name: String!) { searchResidents(within: $within, name: $name) { id } }';
export const markArrived = `mutation ($requestId: ID!, $id: ID!, $at: DateTime!) {
  markArrived(requestId: $requestId, tripId: $id, arrivedAt: $at) { state } }`;

/** Of a family from Korea, the first with the phone that all of them use. */
export const members = (phone: string) => {
  const person = (name: string, number: string) => ({
    ...{ name, nationality: 'KR', language: 'ko' },
    documents: [{ kind: 'passport', number, issuingCountry: 'KR' }],
  });
  return [
    { relation: 'head', person: { ...person('Kim Siho', 'KX0000017'), phones: [phone] } },
    { relation: 'spouse', person: person('Park Yejin', 'KX0000025') },
    { relation: 'child', person: person('Kim Saebom', 'KX0000033') },
  ];
};

export const publish = 'mutation ($input: PublishKeyRegionListInput!) { publishKeyRegionList(input: $input) { id } }';
export const keyRegionList = (areaCode: string, effectiveAt: Date) => ({
  ...{ requestId: randomUUID(), listId: 'hubei', areaCode, effectiveAt: effectiveAt.toISOString(), source: 'https://example.org/list' },
  reason: { zh: '疫情', en: 'Outbreak', ja: '流行', ko: '유행' },
  regions: [{ origin: '420000' }],
});

export interface Issued {
  rejected: { code: string }[];
}
export const issuePasses = `mutation ($input: IssuePassesInput!) {
  issuePasses(input: $input) { accepted rejected { index code } } }`;
export interface Pass {
  id: string;
  state: string;
  householdId: string;
}
export const passesOf = 'query ($id: ID!) { passesOf(householdId: $id) { id state householdId } }';
export const passesIn = 'query ($code: ID!) { passes(areaCode: $code) { nodes { id state householdId } } }';
export const passCode = 'query ($id: ID!) { passCode(id: $id) { token } }';

export interface Message {
  id: string;
  template: string;
  title: string;
  language: string;
  residentId: string | null;
}
const message = 'id template title language residentId';
export const inbox = `query ($id: ID!) { inbox(householdId: $id, first: 100) { nodes { ${message} } } }`;
export const staffInbox = `query { staffInbox(first: 100) { nodes { ${message} } } }`;

export interface Observed {
  id: string;
  residentId: string;
  startsAt: string;
  endsAt: string;
}
export interface Observations {
  observations: { edges: { node: Observed }[] };
}
export const observations = `query ($code: ID!, $states: [ObservationState!]!) {
  observations(areaCode: $code, states: $states) { edges { node { id residentId startsAt endsAt } } } }`;
export interface Started {
  startObservations: { accepted: number; rejected: object[] };
}
export const startObservations = `mutation ($requestId: ID!, $ids: [ID!]!) {
  startObservations(requestId: $requestId, ids: $ids) { accepted rejected { index code } } }`;

export interface Letters {
  commitmentLetters: { language: string; text: string }[];
}
export const letters = 'query { commitmentLetters { version language text } }';
export interface Signed {
  signCommitment: { commitments: object[] };
}
export const sign = `mutation ($input: SignCommitmentInput!) {
  signCommitment(input: $input) { commitments { answer language } } }`;

export interface Task {
  kind: string;
  residentId: string | null;
  openedAt: string;
}
export interface WorkList {
  bundles: { tasks: Task[] }[];
}
export const workList = `query ($code: ID!) {
  workList(areaCode: $code) { bundles { tasks { kind residentId openedAt } } } }`;

export interface Referrals {
  referrals: { id: string; residentId: string; state: string }[];
}
export const referrals = 'query ($code: ID!) { referrals(areaCode: $code) { id residentId state } }';
export const closeReferral = `mutation ($requestId: ID!, $id: ID!) {
  closeReferral(requestId: $requestId, id: $id, outcome: other_illness) { state } }`;
