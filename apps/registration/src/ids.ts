import { Rejection } from '#platform/rejection.js';
import { isUuid } from '#platform/uuid.js';

/** Ids come from outside: what is no UUID never reaches the database. @throws Rejection INPUT_INVALID */
export function checkIds(ids: Record<string, string | readonly string[]>): void {
  for (const [field, given] of Object.entries(ids))
    if ([given].flat().some((id) => !isUuid(id))) throw new Rejection('INPUT_INVALID', { field });
}
