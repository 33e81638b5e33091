const city = '310000000000';
const district = `${city}.310105000000`;
export const demoSubdistrict = { code: '310105008000', path: `${district}.310105008000` };

const everyCommittee = [
  { code: '310105008020', name: '茅台新苑', rooms: 1_566 },
  { code: '310105008012', name: '虹仙', rooms: 640 },
  { code: '310105008006', name: '天原二村', rooms: 420 },
  { code: '310105008003', name: '芙蓉江路第一', rooms: 380 },
  { code: '310105008013', name: '锦苑', rooms: 520 },
  { code: '310105008021', name: '威宁', rooms: 300 },
  { code: '310105008023', name: '茅台花苑', rooms: 460 },
  { code: '310105008022', name: '虹景', rooms: 240 },
  { code: '310105008009', name: '虹纺', rooms: 340 },
] as const;

/**
 * The nine committees of the demonstration with their rooms, or the first of them, at least two; the first one is that which
 * the printed persons work for.
 */
export const demoCommittees = everyCommittee.slice(
  0,
  Math.max(2, Number(process.env['LINLI_DEMO_COMMITTEES'] ?? everyCommittee.length)),
) as unknown as typeof everyCommittee;

export const pathOf = (committee: string): string => `${demoSubdistrict.path}.${committee}`;
const home = pathOf(demoCommittees[0].code);

export interface DemoPerson {
  handle: string;
  role: string;
  scope: string;
  /** What to try with this person, printed after the start. */
  tries?: string;
}

export const workerOf = (committee: string): string =>
  committee === demoCommittees[0].code ? 'committee-worker' : `committee-worker-${committee}`;

const oneOfEachRole: DemoPerson[] = [
  { handle: 'district-leader', role: 'district-leader', scope: district, tries: 'every figure of the whole district, and never a name' },
  {
    handle: 'subdistrict-officer',
    role: 'subdistrict-officer',
    scope: demoSubdistrict.path,
    tries: 'open a campaign over 24 committees, publish a notice in four languages',
  },
  { handle: 'committee-lead', role: 'committee-lead', scope: home, tries: 'see the work of six side by side, hand over a staircase' },
  {
    handle: 'committee-worker',
    role: 'committee-worker',
    scope: home,
    tries: 'missing rooms, who comes back, who is observed, a mask round',
  },
  { handle: 'doctor', role: 'doctor', scope: demoSubdistrict.path, tries: 'confirm a proposed risk, see a referral' },
  { handle: 'gate-keeper', role: 'gate-keeper', scope: home, tries: 'find an address: "750 long 12 hao 301"' },
  { handle: 'volunteer', role: 'volunteer', scope: home, tries: 'take an errand to a door, record a visit' },
  { handle: 'auditor', role: 'auditor', scope: district, tries: 'who unmasked whom and why, gaps, unusual reading, and never a name' },
  { handle: 'operator', role: 'operator', scope: city, tries: 'load areas, replay parked events' },
  { handle: 'counsellor', role: 'counsellor', scope: demoSubdistrict.path },
  { handle: 'property-manager', role: 'property-manager', scope: home },
  { handle: 'enterprise-clerk', role: 'enterprise-clerk', scope: home },
  {
    handle: 'pharmacy-clerk',
    role: 'pharmacy-clerk',
    scope: demoSubdistrict.path,
    tries: 'confirm the supply of the day, redeem a voucher',
  },
  { handle: 'resident', role: 'resident', scope: home, tries: 'what is kept about the own household, and who looked at it' },
  { handle: 'family-carer', role: 'family-carer', scope: home },
  { handle: 'integrator', role: 'integrator', scope: district },
];

const otherWorkers: DemoPerson[] = demoCommittees
  .slice(1)
  .map(({ code }) => ({ handle: workerOf(code), role: 'committee-worker', scope: pathOf(code) }));

/** With the lead and the worker of the printed ones they are six, as in most committees. */
const colleagues: DemoPerson[] = ['chen-min', 'gu-wei', 'lu-fang', 'xu-jing'].map((handle) => ({
  handle,
  role: 'committee-worker',
  scope: home,
}));

export const demoPersons: readonly DemoPerson[] = [...oneOfEachRole, ...otherWorkers, ...colleagues];
