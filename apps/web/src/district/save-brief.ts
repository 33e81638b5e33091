import { saveFile } from '../figures/save-table.js';
import { fetchFile } from '../session/fetch-file.js';
import type { Session } from '../session/session.js';

/** Loaded when somebody takes a brief. @throws Error with what the service said */
export async function saveBrief(session: Session, path: string, name: string): Promise<void> {
  saveFile(`${name}.pdf`, await fetchFile(session, `/api/briefs/${path}/brief.pdf`));
}
