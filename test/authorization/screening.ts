import { randomUUID } from 'node:crypto';
import { eventually, rows } from '#testing/stack.js';
import type { RunningStack } from '../running-stack.js';
import { at, type AuthorizationPart, here, type Ids, type Place } from './part.js';

const tomorrow = (): Date => new Date(Date.now() + 86_400_000);

const given = [
  { question: 'key-region', yes: true },
  { question: 'contact', yes: false },
  { question: 'symptoms', choices: ['cough'] },
  { question: 'travel-plans', yes: false },
];

const signature = `sha256:${'0a'.repeat(32)}`;
const visited = (ids: Ids) => ({
  requestId: randomUUID(),
  observationId: ids['observation'],
  worker: 'w',
  at: new Date(),
  condition: 'unwell',
});
const called = (ids: Ids) => ({ requestId: randomUUID(), observationId: ids['observation'], at: new Date(), outcome: 'not_reached' });
const change = (ids: Ids) => ({
  ...{ requestId: randomUUID(), observationId: ids['observation'], kind: 'end_early', reason: 'medical_decision', evidence: 'CDC-7' },
});

/** Somebody under observation with a fever: everything that hangs on it. */
async function observe(stack: RunningStack, place: Place, ids: Ids): Promise<Ids> {
  const ask = async (field: string, types: string, variables: Record<string, unknown>) => {
    const answer = await stack.graphql(at('committee-worker', place), `${types} { answer: ${field} }`, variables);
    if (!answer.data?.['answer']) throw new Error(JSON.stringify(answer));
    return answer.data['answer'] as { id: string };
  };
  const countedFrom = new Date(Date.now() - 2 * 86_400_000);
  const proposal = { requestId: randomUUID(), residentId: ids['resident'], startRule: 'arrival', countedFrom };
  const made = await ask('proposeObservation(input: $i) { id }', 'mutation ($i: ProposeObservationInput!)', { i: proposal });
  const own = { ...ids, observation: made.id };
  const starting = { r: randomUUID(), o: [made.id] };
  await ask('startObservations(requestId: $r, ids: $o) { accepted }', 'mutation ($r: ID!, $o: [ID!]!)', starting);
  const asked = await ask('askObservationChange(input: $i) { id }', 'mutation ($i: AskObservationChangeInput!)', { i: change(own) });
  const refused = { requestId: randomUUID(), observationId: made.id, language: 'ja' };
  await ask('refuseCommitment(input: $i) { id }', 'mutation ($i: RefuseCommitmentInput!)', { i: refused });
  const visit = { ...visited(own), temperature: 38.2, needs: ['food'] };
  await ask('recordVisit(input: $i) { id }', 'mutation ($i: RecordVisitInput!)', { i: visit });
  await ask('recordCall(input: $i) { id }', 'mutation ($i: RecordCallInput!)', { i: called(own) });
  const [referral] = (await ask('referrals(areaCode: $a) { id }', 'query ($a: ID!)', { a: place.code })) as unknown as { id: string }[];
  const list = await ask('workList(areaCode: $a) { bundles { tasks { id } } }', 'query ($a: ID!)', { a: place.code });
  const { bundles } = list as unknown as { bundles: { tasks: { id: string }[] }[] };
  return { observation: made.id, change: asked.id, referral: referral?.id ?? '', task: bundles[0]?.tasks[0]?.id ?? '' };
}

export const screeningPart: AuthorizationPart = {
  service: 'screening',

  /** A campaign and an answer with a cough; an observation with a fever. */
  async prepare(stack, place, ids) {
    const worker = at('committee-worker', place);
    const campaign = await eventually(async () => {
      const input = { requestId: randomUUID(), areaCode: place.code, endsAt: tomorrow() };
      const open = 'mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }';
      return ((await stack.graphql(worker, open, { input })).data?.['openCampaign'] as { id: string } | null)?.id;
    }, 20_000);
    const target = await eventually(async () => {
      const missing = `query ($c: ID!, $a: ID!) { missingRooms(campaignId: $c, areaCode: $a) { edges { node { id residents { id } } } } }`;
      const { data } = await stack.graphql(worker, missing, { c: campaign, a: place.code });
      const { edges = [] } = (data?.['missingRooms'] ?? {}) as { edges?: { node: { id: string; residents: { id: string }[] } }[] };
      return edges.find(({ node }) => node.residents.some(({ id }) => id === ids['resident']))?.node.id;
    }, 20_000);
    const attempt = {
      ...{ requestId: randomUUID(), targetId: target, channel: 'phone', outcome: 'answered', at: new Date() },
      answers: [{ residentId: ids['resident'], given }],
    };
    const record = 'mutation ($a: [AttemptInput!]!) { recordAttempts(attempts: $a) { accepted rejected { code } } }';
    const recorded = await stack.graphql(worker, record, { a: [attempt] });
    const accepted = (recorded.data?.['recordAttempts'] as { accepted: number } | undefined)?.accepted;
    if (accepted !== 1) throw new Error(JSON.stringify(recorded));
    const database = stack.facts.database.adminUrl.replace(/\/[^/]*$/, '/linli_screening');
    const [assessment] = await rows<{ id: string }>(database, 'SELECT id FROM assessment WHERE resident_id = $1', [ids['resident']]);
    return { campaign, target, assessment: assessment?.id ?? '', ...(await observe(stack, place, ids)) };
  },

  questions: (ids) => ({
    questionSets: [{}],
    campaign: [{ id: ids['campaign'] }],
    campaigns: [{ areaCode: here.code }],
    roomTarget: [{ id: ids['target'] }],
    missingRooms: [{ campaignId: ids['campaign'], areaCode: here.code }],
    coverageGrid: [{ campaignId: ids['campaign'], areaCode: here.code }],
    proposedRisks: [{ campaignId: ids['campaign'], areaCode: here.code, atLeast: 'none' }],
    callScript: [{}],
    commitmentLetters: [{}],
    observationRule: [{}],
    observation: [{ id: ids['observation'] }],
    observations: [{ areaCode: here.code }, { areaCode: ids['room'] }],
    observationsOfHousehold: [{ householdId: ids['household'] }],
    referral: [{ id: ids['referral'] }],
    referrals: [{ areaCode: here.code }],
    workLoads: [{ areaCode: here.code }, { areaCode: ids['room'] }],
    workList: [{ areaCode: here.code }, { areaCode: ids['room'] }],
  }),

  orders: (ids) => ({
    openCampaign: { input: { requestId: randomUUID(), areaCode: here.code, endsAt: tomorrow(), channels: ['phone'] } },
    closeCampaign: { requestId: randomUUID(), id: ids['campaign'] },
    recordAttempts: {
      attempts: [{ requestId: randomUUID(), targetId: ids['target'], channel: 'door', outcome: 'refused', at: new Date(), answers: [] }],
    },
    confirmRisk: { input: { requestId: randomUUID(), assessmentId: ids['assessment'], level: 'none' } },
    proposeObservation: {
      input: { requestId: randomUUID(), residentId: ids['resident'], startRule: 'arrival', countedFrom: new Date(Date.now() - 1_000) },
    },
    startObservations: { requestId: randomUUID(), ids: [ids['observation']] },
    transferObservation: { requestId: randomUUID(), id: ids['observation'], to: 'hospital' },
    refuseObservation: { input: { requestId: randomUUID(), id: ids['observation'], reason: 'never_there', evidence: 'CDC-7' } },
    askObservationChange: { input: change(ids) },
    approveObservationChange: { requestId: randomUUID(), id: ids['change'] },
    signCommitment: {
      input: { requestId: randomUUID(), observationId: ids['observation'], language: 'zh', on: 'screen', signature },
    },
    refuseCommitment: { input: { requestId: randomUUID(), observationId: ids['observation'], language: 'zh' } },
    openNeed: { requestId: randomUUID(), observationId: ids['observation'], needs: ['food'] },
    reportReadings: {
      requestId: randomUUID(),
      readings: [{ id: randomUUID(), observationId: ids['observation'], temperature: 36.6, method: 'ear', measuredAt: new Date() }],
    },
    closeReferral: { requestId: randomUUID(), id: ids['referral'], outcome: 'recovered' },
    takeTasks: { requestId: randomUUID(), ids: [ids['task']] },
    handOverTasks: { requestId: randomUUID(), from: 'w', to: 'x', ids: [ids['task']] },
    finishTask: { requestId: randomUUID(), id: ids['task'] },
    recordCall: { input: called(ids) },
    recordVisit: { input: visited(ids) },
  }),

  entities: (ids) => ({
    Campaign: { id: ids['campaign'] ?? '' },
    RoomTarget: { id: ids['target'] ?? '' },
    Assessment: { id: ids['assessment'] ?? '' },
    Observation: { id: ids['observation'] ?? '' },
    Referral: { id: ids['referral'] ?? '' },
    Task: { id: ids['task'] ?? '' },
  }),
};
