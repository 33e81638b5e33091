import { eventually } from '#testing/stack.js';
import { at, type AuthorizationPart, here, type Place } from './part.js';

const trail = 'query ($filter: AuditFilter!) { auditTrail(filter: $filter) { nodes { index } } }';
const stretch = { from: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 86_400_000) };

/** Place in the ledger of something that happened at the hidden place. No id: a small number stands in many answers. */
let entry = 0;

export const auditPart: AuthorizationPart = {
  service: 'audit',

  /** Waits until what was read and decided at the place is in the ledger, and signed for. */
  async prepare(stack, { code }: Place) {
    const auditor = at('auditor', { ...here, code });
    entry = await eventually(async () => {
      const { data } = await stack.graphql(auditor, trail, { filter: { areaCode: code, accessOnly: false } });
      return (data as { auditTrail: { nodes: { index: number }[] } } | null)?.auditTrail.nodes[0]?.index;
    }, 30_000);
    await eventually(async () => {
      const { data } = await stack.graphql(auditor, 'query ($index: Int!) { ledgerProof(index: $index) { size } }', { index: entry });
      return Boolean(data?.['ledgerProof']);
    }, 30_000);
    return {};
  },

  questions: (ids) => ({
    auditTrail: [
      { filter: { areaCode: here.code, accessOnly: false } },
      { filter: { residentId: ids['resident'] } },
      { filter: { resourceId: ids['pass'] ?? ids['resident'], accessOnly: false } },
    ],
    ledgerGaps: [{}],
    unusualReading: [stretch, { ...stretch, areaCode: here.code }],
    readers: [stretch, { ...stretch, areaCode: here.code }],
    peopleReadBy: [{ ...stretch, actor: 'committee-worker' }],
    ledgerSources: [{}],
    ledgerCheckpoint: [{}],
    ledgerCheckpoints: [{}],
    ledgerVerifierKey: [{}],
    ledgerConsistency: [{ first: 1, second: 2 }],
    ledgerProof: [{ index: entry }],
    ledgerLeaves: [{ from: 0, first: 1_000 }],
    whoLookedAtUs: [{}],
    restrictions: [{ areaCode: here.code }],
    figureEvents: [{ ...stretch, areaCode: here.code, types: ['registration.resident.resident-registered'] }],
  }),

  orders: () => ({}),
  entities: () => ({}),
};
