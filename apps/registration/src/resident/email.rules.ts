/** The longest that mail servers take. */
const longest = 254;

/** An address that a mail server may take, its domain in lower case; undefined for none. Whether it is read only a message tells. */
export function emailOf(text: string): string | undefined {
  const clean = text.normalize('NFKC').trim();
  const match = /^([^\s@<>(),;:"[\]\\]{1,64})@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})$/i.exec(clean);
  return match && clean.length <= longest ? `${match[1]}@${match[2]?.toLowerCase()}` : undefined;
}

/** Only the first character and the domain are shown. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1***');
