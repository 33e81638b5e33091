import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestCaller } from '#testing/service.js';
import { AuditUnderTest, lookalike, subdistrict } from './audit-under-test.js';

const stretch = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
const readers = `query ($from: DateTime!, $until: DateTime!) {
  readers(from: $from, until: $until) { actor roles readings people unmaskings } }`;
const people = `query ($actor: ID!, $from: DateTime!, $until: DateTime!) {
  peopleReadBy(actor: $actor, from: $from, until: $until) { residentId readings purposes } }`;

describe('who looked at whom', () => {
  let audit: AuditUnderTest;
  let auditor: TestCaller;
  const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    audit = await AuditUnderTest.start();
    auditor = await audit.service.as([{ role: 'auditor', scope: subdistrict.path }]);
    await audit.access({ residents: [one, other], actor: 'wang', action: 'household.read' });
    await audit.access({ residents: [one], actor: 'wang', action: 'resident.unmask', purpose: 'identity-check' });
    await audit.access({ residents: [third], actor: 'li' });
    await audit.access({ residents: [third], actor: 'service:notifications', role: null });
    await audit.settle();
  }, 60_000);
  afterAll(() => audit.stop(), 30_000);

  it('is counted for every account: each person once, unmaskings apart, and no service', async () => {
    const { data } = await auditor.graphql(readers, stretch);
    expect(data).toEqual({
      readers: [
        { actor: 'wang', roles: ['committee-worker'], readings: 2, people: 2, unmaskings: 1 },
        { actor: 'li', roles: ['committee-worker'], readings: 1, people: 1, unmaskings: 0 },
      ],
    });
  });

  it('opens to the people of one account, and from there to the entries', async () => {
    const { data } = await auditor.graphql<{ peopleReadBy: { residentId: string }[] }>(people, { actor: 'wang', ...stretch });
    expect(data?.peopleReadBy).toHaveLength(2);
    expect(data?.peopleReadBy).toContainEqual({ residentId: one, readings: 2, purposes: ['identity_check', 'neighbourhood_work'] });
    const some = '{ auditTrail(filter: { entries: [1, 2] }) { nodes { index } } }';
    expect((await auditor.graphql(some)).data).toEqual({ auditTrail: { nodes: [{ index: 2 }, { index: 1 }] } });
  });

  it('says over how many records there is no gap', async () => {
    const { data } = await auditor.graphql('{ ledgerSources { source records last } }');
    expect(data).toEqual({ ledgerSources: [{ source: 'registration/0', records: 4, last: 4 }] });
  });

  it('is shown of the own areas, and to nobody but an auditor', async () => {
    const elsewhere = await audit.service.as([{ role: 'auditor', scope: lookalike.path }]);
    expect((await elsewhere.graphql(readers, stretch)).data).toEqual({ readers: [] });
    const lead = await audit.service.as([{ role: 'committee-lead', scope: subdistrict.path }]);
    for (const query of [readers, people, '{ ledgerSources { source } }'])
      expect((await lead.graphql(query, { actor: 'wang', ...stretch })).errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED');
  });
});
