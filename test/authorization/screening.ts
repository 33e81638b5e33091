import { randomUUID } from 'node:crypto';
import { eventually, rows } from '#testing/stack.js';
import { at, type AuthorizationPart, here } from './part.js';

const tomorrow = (): Date => new Date(Date.now() + 86_400_000);

const given = [
  { question: 'key-region', yes: true },
  { question: 'contact', yes: false },
  { question: 'symptoms', choices: ['cough'] },
  { question: 'travel-plans', yes: false },
];

export const screeningPart: AuthorizationPart = {
  service: 'screening',

  /** A campaign and an answer with a cough. */
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
    if ((recorded.data?.['recordAttempts'] as { accepted: number }).accepted !== 1) throw new Error(JSON.stringify(recorded));
    const database = stack.facts.database.adminUrl.replace(/\/[^/]*$/, '/linli_screening');
    const [assessment] = await rows<{ id: string }>(database, 'SELECT id FROM assessment WHERE resident_id = $1', [ids['resident']]);
    return { campaign, target, assessment: assessment?.id ?? '' };
  },

  questions: (ids) => ({
    questionSets: [{}],
    campaign: [{ id: ids['campaign'] }],
    campaigns: [{ areaCode: here.code }],
    roomTarget: [{ id: ids['target'] }],
    missingRooms: [{ campaignId: ids['campaign'], areaCode: here.code }],
    proposedRisks: [{ campaignId: ids['campaign'], areaCode: here.code, atLeast: 'none' }],
  }),

  orders: (ids) => ({
    openCampaign: { input: { requestId: randomUUID(), areaCode: here.code, endsAt: tomorrow(), channels: ['phone'] } },
    closeCampaign: { requestId: randomUUID(), id: ids['campaign'] },
    recordAttempts: {
      attempts: [{ requestId: randomUUID(), targetId: ids['target'], channel: 'door', outcome: 'refused', at: new Date(), answers: [] }],
    },
    confirmRisk: { input: { requestId: randomUUID(), assessmentId: ids['assessment'], level: 'none' } },
  }),

  entities: (ids) => ({
    Campaign: { id: ids['campaign'] ?? '' },
    RoomTarget: { id: ids['target'] ?? '' },
    Assessment: { id: ids['assessment'] ?? '' },
  }),
};
