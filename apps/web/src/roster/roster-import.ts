import type { Session } from '../session/session.js';
import { firstLanguage } from '../language/first-language.js';

export interface RosterImport {
  importId: string;
  state: 'previewed' | 'applying' | 'applied';
  rowsTotal: number;
  rowsBad: number;
  rowsDone: number;
  created: number;
  updated: number;
  unchanged: number;
  ignoredColumns: string[];
  issues: { row: number; column: string; code: string; columnTitle: string; text: string }[];
}

/** How a roster begins, and what all of it holds. */
export interface FirstRows {
  /** The title that stands in the file, and what it was taken for. */
  columns: { title: string; column: string; columnTitle: string }[];
  rows: { row: number; cells: string[] }[];
  rooms: number;
  people: number;
}

/** A "no" of the plain endpoints, in the reader's language; the same shape as an error of the graph. */
export class Refused extends Error {
  readonly errors: { message: string; extensions: { requestId?: string } }[];

  constructor(problem: { title?: string; detail?: string; requestId?: string }) {
    const message = problem.detail ?? problem.title ?? '';
    super(message);
    this.errors = [{ message, extensions: { ...(problem.requestId && { requestId: problem.requestId }) } }];
  }
}

async function ask(session: Session, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${await session.accessToken()}`, 'x-linli-language': firstLanguage() };
  const response = await fetch(path, { ...init, headers });
  if (!response.ok) throw new Refused((await response.json().catch(() => ({}))) as object);
  return response;
}

const jsonOf = async <Answer = RosterImport>(asked: Promise<Response>): Promise<Answer> => (await (await asked).json()) as Answer;

/** Looks at a file: what would happen. The register does not change yet. @throws Refused */
export function upload(session: Session, area: string, file: File): Promise<RosterImport> {
  const body = new FormData();
  body.set('file', file);
  return jsonOf(ask(session, `/api/rosters?area=${area}`, { method: 'POST', body }));
}

export const progressOf = (session: Session, id: string): Promise<RosterImport> => jsonOf(ask(session, `/api/rosters/${id}`));
export const apply = (session: Session, id: string): Promise<RosterImport> =>
  jsonOf(ask(session, `/api/rosters/${id}/apply`, { method: 'POST' }));
export const firstRowsOf = (session: Session, id: string): Promise<FirstRows> => jsonOf(ask(session, `/api/rosters/${id}/rows`));
export const rowsToCorrect = async (session: Session, id: string): Promise<Blob> =>
  (await ask(session, `/api/rosters/${id}/errors.xlsx`)).blob();
export const template = async (session: Session): Promise<Blob> => (await ask(session, '/api/roster-template.xlsx')).blob();
