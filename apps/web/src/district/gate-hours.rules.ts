interface Hour {
  /** Null where it is too small to be told. */
  checks: number | null;
  refused: number | null;
  referred: number | null;
}

export interface Parts {
  admitted: number | null;
  /** Admitted, and those of the others who are too few to be told. */
  mostlyAdmitted: number | null;
}

/** What is left of the checks of an hour besides the refused and the referred: all of it was admitted only where both are told. */
export function leftOf({ checks, refused, referred }: Hour): Parts {
  if (checks === null) return { admitted: null, mostlyAdmitted: null };
  const left = checks - (refused ?? 0) - (referred ?? 0);
  return refused === null || referred === null ? { admitted: null, mostlyAdmitted: left } : { admitted: left, mostlyAdmitted: null };
}
