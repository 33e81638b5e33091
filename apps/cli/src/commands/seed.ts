import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '#platform/checkout.js';
import { careInDemo } from '../demo/care-in-demo.js';
import { setDemoClock } from '../demo/demo-clock.js';
import { isNoticeOut } from '../demo/publish-demo-notice.js';
import { screenDemoRooms } from '../demo/screen-rooms.js';
import { demoRoster } from '../demo/roster.js';
import { demoCommittees, demoPersons, workerOf } from '../demo/persons.js';
import { apiAs } from '../demo/sign-in-demo.js';
import { sampleXlsx } from '../demo/write-sample.js';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';
import { localPlace, secret } from '../stack.js';
import { applyRoster, uploadRoster } from './import-roster.js';
import type { LoadedAreas } from './load-areas.js';

const daysBehindIt = 3;
const areaList = { file: 'samples/areas/310105-changning-2023.csv', year: 2023 };

/**
 * Fills a local stack with the demo subdistrict through the doors that users have: areas by the operator, nine rosters by their
 * committees, a campaign by the subdistrict, attempts by workers, and the care for who comes back. It begins days ago and moves the
 * clock of the stack on to today. Every step may be repeated: a seed that was interrupted goes on.
 */
export async function seed(ifEmpty: boolean, output: Output): Promise<void> {
  await makePersons();
  if (!(ifEmpty && (await isNoticeOut(apiAs('subdistrict-officer'))))) {
    const began = new Date(Date.now() - daysBehindIt * 86_400_000);
    await setDemoClock(began);
    await loadDemoAreas(output);
    await importRosters(output);
    await screenDemoRooms(output);
    await careInDemo(began, output);
  }
  output.result({ persons: demoPersons.map(({ handle, role, scope }) => ({ handle, role, scope })) }, whatToTry());
}

async function makePersons(): Promise<void> {
  const { identityUrl, secretsDir } = localPlace();
  const response = await fetch(new URL('/identity/demo-persons', identityUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linli-gateway': secret(secretsDir, 'gateway-token') },
    body: JSON.stringify(demoPersons.map(({ handle, role, scope }) => ({ handle, role, scope }))),
  });
  if (!response.ok) throw new CliError(`The demo persons could not be made (${response.status}).`);
}

async function loadDemoAreas(output: Output): Promise<void> {
  const body = new Uint8Array(await readFile(join(checkout, areaList.file)));
  const loaded = await apiAs('operator').rest<LoadedAreas>(`/api/areas?year=${areaList.year}`, { body, type: 'text/csv' });
  output.line(`Areas: ${loaded.defined + loaded.unchanged + loaded.renamed} of Changning District`);
}

async function importRosters(output: Output): Promise<void> {
  for (const [index, committee] of demoCommittees.entries()) {
    const api = apiAs(workerOf(committee.code));
    const bytes = await rosterOf(index);
    const end = await applyRoster(api, await uploadRoster(api, bytes, `${committee.code}.xlsx`, committee.code), output);
    if (end.rowsBad > 0) throw new CliError(`The roster of ${committee.name} has ${end.rowsBad} bad rows.`);
    output.line(`Roster of ${committee.name}: ${committee.rooms} rooms, ${end.created + end.unchanged + end.updated} residents`);
  }
}

/** The first committee has the roster of `samples`, so that importing that file again shows that nothing changes. */
async function rosterOf(index: number): Promise<Buffer> {
  const { code: committeeCode, name: committeeName, rooms } = demoCommittees[index] ?? demoCommittees[0];
  if (index === 0) return readFile(join(checkout, 'samples', 'roster-maotai-new-court.xlsx'));
  return sampleXlsx(demoRoster({ committeeCode, committeeName, rooms, seed: index + 1 }));
}

function whatToTry(): string {
  const publicUrl = process.env['PUBLIC_URL'] ?? localPlace().publicUrl;
  const lines = demoPersons.flatMap(({ handle, tries }) => (tries ? [`  ${handle.padEnd(22)}${tries}`] : []));
  return [
    '',
    'Demo persons (nobody real; they exist on this local stack only):',
    ...lines,
    '',
    `Open the board:     ${publicUrl}`,
    `Explore the graph:  ${publicUrl}/graphql`,
    `A token to do it:   ${process.env['LINLI_COMMAND'] ?? 'npx linli'} token committee-worker`,
  ].join('\n');
}
