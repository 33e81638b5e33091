import { randomUUID } from 'node:crypto';
import { eventually } from '#testing/stack.js';
import { at, type AuthorizationPart, here, type Ids } from './part.js';

const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const compoundOf = (room = ''): string => room.split('-').slice(0, 2).join('-');
const step = (id: string | undefined) => ({ requestId: randomUUID(), id });

const issuing = (changes: object) => ({ requestId: randomUUID(), passClass: 'resident', validUntil: later(30), ...changes });
const scan = [{ kind: 'scan', directions: ['in'], questions: [], feverFrom: 37.3, who: 'everybody' }];
const gate = (room: string | undefined) => ({
  ...{ requestId: randomUUID(), areaCode: compoundOf(room), label: '秘门', kind: 'pedestrian' },
});

export const passesPart: AuthorizationPart = {
  service: 'passes',

  /** A pass that is suspended and appealed against, another suspension that waits for approval, and a gate with its device. */
  async prepare(stack, place, { resident, household, room }) {
    const [worker, lead] = [at('committee-worker', place), at('committee-lead', place)];
    const ids: Ids = {};
    const ask = async <Answer>(who: string, text: string, variables: Record<string, unknown>): Promise<Answer | undefined> =>
      (Object.values((await stack.graphql(who, text, variables)).data ?? {})[0] ?? undefined) as Answer | undefined;
    const issue = 'mutation ($input: IssuePassesInput!) { issuePasses(input: $input) { passes { id number } } }';
    const issued = async (input: object) => (await ask<{ passes: { id: string }[] }>(worker, issue, { input }))?.passes[0]?.id;
    ids['pass'] = await eventually(() => issued(issuing({ holders: [{ residentId: resident }] })), 20_000);
    ids['visit'] = await eventually(() => {
      const visitor = { householdId: household, visitorName: place.name, visitorPhone: place.phone };
      return issued(issuing({ passClass: 'visitor', validUntil: later(0.5), holders: [visitor] }));
    });
    const suspend =
      'mutation ($requestId: ID!, $id: ID!, $reason: SuspensionReason!) { suspendPass(requestId: $requestId, id: $id, reason: $reason) { id } }';
    await ask(worker, suspend, { ...step(ids['pass']), reason: 'lost' });
    await ask(worker, suspend, { ...step(ids['visit']), reason: 'observation' });
    const appeal = 'mutation ($requestId: ID!, $id: ID!) { appealPass(requestId: $requestId, id: $id, reason: found_again) { id } }';
    ids['appeal'] = (await ask<{ id: string }>(worker, appeal, step(ids['pass'])))?.id ?? '';
    const history = 'query ($id: ID!) { pass(id: $id) { suspensionHistory { id } } }';
    ids['suspension'] =
      (await ask<{ suspensionHistory: { id: string }[] }>(lead, history, { id: ids['visit'] }))?.suspensionHistory[0]?.id ?? '';
    const open = 'mutation ($input: OpenGateInput!) { openGate(input: $input) { id } }';
    ids['gate'] = await eventually(async () => (await ask<{ id: string }>(worker, open, { input: gate(room) }))?.id, 20_000);
    const invite = 'mutation ($requestId: ID!, $gateId: ID!) { inviteDevice(requestId: $requestId, gateId: $gateId) { deviceId code } }';
    const invited = await ask<{ deviceId: string; code: string }>(worker, invite, { requestId: randomUUID(), gateId: ids['gate'] });
    Object.assign(ids, { device: invited?.deviceId, deviceCode: invited?.code });
    for (const [name, id] of Object.entries(ids)) if (!id) throw new Error(`There is no ${name} at ${place.code}`);
    return ids;
  },

  questions: (ids) => ({
    pass: [{ id: ids['pass'] }, { id: ids['visit'] }],
    passesOf: [{ householdId: ids['household'] }],
    passes: [{ areaCode: here.code }, { areaCode: compoundOf(ids['room']), state: 'suspended', after: ids['visit'] }],
    passCode: [{ id: ids['visit'] }],
    peopleWithoutPass: [{ areaCode: here.code }, { areaCode: compoundOf(ids['room']), first: 10, after: ids['visit'] }],
    suspensionsAsked: [{ areaCode: here.code }],
    passAppeals: [{ areaCode: here.code }],
    gate: [{ id: ids['gate'] }],
    gates: [{ areaCode: here.code }],
    gateChecks: [{ passId: ids['pass'] }],
  }),

  orders: (ids) => ({
    issuePasses: { input: issuing({ holders: [{ residentId: ids['resident'] }] }) },
    invite: {
      input: issuing({ passClass: 'visitor', validUntil: later(0.5), holders: [{ householdId: ids['household'], visitorName: '来访' }] }),
    },
    suspendPass: { ...step(ids['visit']), reason: 'lost' },
    restorePass: step(ids['pass']),
    revokePass: { ...step(ids['pass']), reason: 'misuse' },
    decideSuspension: { ...step(ids['suspension']), approved: true },
    appealPass: { ...step(ids['pass']), reason: 'wrong_person' },
    decideAppeal: { ...step(ids['appeal']), granted: true },
    openGate: { input: gate(ids['room']) },
    setGateOpen: { ...step(ids['gate']), open: false },
    setGateProtocol: { ...step(ids['gate']), steps: scan },
    inviteDevice: { requestId: randomUUID(), gateId: ids['gate'] },
    revokeDevice: step(ids['device']),
  }),

  entities: (ids) => ({ Pass: { id: ids['pass'] ?? '' }, Gate: { id: ids['gate'] ?? '' } }),
};
