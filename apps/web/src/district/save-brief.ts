import { saveFile } from '../figures/save-table.js';
import { fetchFile } from '../session/fetch-file.js';
import type { Session } from '../session/session.js';

/** Loaded when somebody takes a brief. @returns whether there is one @throws Error with what the service said */
export async function saveBrief(session: Session, path: string, name: string): Promise<boolean> {
  const file = await fetchFile(session, `/api/briefs/${path}/brief.pdf`);
  if (file.size === 0) return false;
  saveFile(`${name}.pdf`, file);
  return true;
}
