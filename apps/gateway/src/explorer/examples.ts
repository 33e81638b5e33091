/** One tab of the explorer. */
export interface Example {
  query: string;
  variables: Record<string, unknown>;
}

const home = { code: '310105008020' };
const subdistrict = { code: '310105008000' };
const district = { code: '310105000000' };

const committeeBoard = `# How far is my committee, building by building?
query Committee($code: ID!) {
  area(code: $code) {
    code kind name { zh en ja ko }
    population { rooms households residents asOf }
    coverage { rooms ended missing asOf }
    children { code kind name { zh } coverage { rooms ended missing } }
  }
}`;

const missingRooms = `# Which rooms are still missing? Take the id of a campaign from the tab before.
query MissingRooms($campaignId: ID!, $code: ID!) {
  missingRooms(campaignId: $campaignId, areaCode: $code, first: 20) {
    totalCount
    buildings { name missing }
    edges { node { id roomName nextChannel nextAt residents { id ageBand language } } }
  }
}`;

const campaigns = `# Campaigns over, in and around an area, open ones first.
query Campaigns($code: ID!) {
  campaigns(areaCode: $code) { id state startsAt endsAt channels area { name { zh } } questionSet { version questions { id text } } }
}`;

const people = `# Where is an address, and who is somebody with this phone?
query Find($code: ID!, $address: String!, $phone: String!) {
  findAddress(text: $address, within: $code) { roomCode compound building unit room score }
  searchResidents(within: $code, phone: $phone) { id name { original } phones household { id room { label } } }
}`;

const liveCoverage = `# The figures now and whenever they change, at most once a second.
subscription Live($code: ID!) {
  coverageChanged(areaCode: $code) { name { zh } coverage { rooms ended missing asOf } }
}`;

const openCampaign = `# Opens a campaign over every room of the area. The same requestId again opens nothing.
mutation Open($input: OpenCampaignInput!) {
  openCampaign(input: $input) { id state endsAt }
}`;

const districtBoard = `# Coverage and people of a district by subdistrict.
query District($code: ID!) {
  area(code: $code) {
    name { zh en }
    population { rooms households residents }
    coverage { rooms ended missing personsKnown personsAnswered asOf }
    children { code name { zh } population { residents } coverage { rooms ended missing } }
  }
}`;

const twoLevels = `# The same with the committees below each subdistrict.
query Committees($code: ID!) {
  area(code: $code) {
    children { name { zh } children { code name { zh } coverage { rooms ended missing } } }
  }
}`;

const proposedRisks = `# Proposals of the rule that wait for a decision, the heaviest first.
query Proposed($campaignId: ID!, $code: ID!) {
  proposedRisks(campaignId: $campaignId, areaCode: $code, atLeast: low) { id residentId proposed reasons ruleVersion proposedAt }
}`;

const resident = `# Somebody with the household they live in and what was changed when.
query Person($id: ID!) {
  resident(id: $id) {
    name { original latin } birthDate sex phones documents { kind number } flags
    household { tenure room { path } residents { name { original } relation } history { at what fields } }
  }
}`;

const confirmRisk = `# A decision about a person needs a person with two factors. The same requestId again decides nothing.
mutation Confirm($input: ConfirmRiskInput!) {
  confirmRisk(input: $input) { id state confirmed confirmedAt }
}`;

const id = '00000000-0000-7000-8000-000000000000';

/** Four for each persona of the demonstration; the ids are to be filled in. */
export const examples = {
  'committee-worker': [
    { query: committeeBoard, variables: home },
    { query: campaigns, variables: home },
    { query: missingRooms, variables: { ...home, campaignId: id } },
    { query: people, variables: { ...home, address: '12号301', phone: '15400000000' } },
  ],
  'subdistrict-officer': [
    { query: committeeBoard, variables: subdistrict },
    { query: campaigns, variables: subdistrict },
    { query: openCampaign, variables: { input: { requestId: id, areaCode: subdistrict.code, endsAt: '2030-01-01T00:00:00Z' } } },
    { query: liveCoverage, variables: subdistrict },
  ],
  'district-leader': [
    { query: districtBoard, variables: district },
    { query: twoLevels, variables: district },
    { query: campaigns, variables: district },
    { query: liveCoverage, variables: district },
  ],
  doctor: [
    { query: campaigns, variables: subdistrict },
    { query: proposedRisks, variables: { ...subdistrict, campaignId: id } },
    { query: resident, variables: { id } },
    { query: confirmRisk, variables: { input: { requestId: id, assessmentId: id, level: 'low' } } },
  ],
} as const satisfies Record<string, readonly Example[]>;

export type Persona = keyof typeof examples;

export const isPersona = (name: unknown): name is Persona => typeof name === 'string' && Object.hasOwn(examples, name);
