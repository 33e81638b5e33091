const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is not a UUID is the id of nothing, and must not reach a statement. */
export const uuidOrNull = (text: string | null | undefined): string | null => (text && uuid.test(text) ? text.toLowerCase() : null);

export const nobody = '00000000-0000-0000-0000-000000000000';

export const uuidsOf = (texts: readonly string[]): string[] => texts.map((text) => uuidOrNull(text) ?? nobody);
