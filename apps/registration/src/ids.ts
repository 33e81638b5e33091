import { Rejection } from '#platform/rejection.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids come from outside: what is no UUID never reaches the database. @throws Rejection INPUT_INVALID */
export function checkIds(ids: Record<string, string | readonly string[]>): void {
  for (const [field, given] of Object.entries(ids))
    if ([given].flat().some((id) => !uuid.test(id))) throw new Rejection('INPUT_INVALID', { field });
}
