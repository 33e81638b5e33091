const workers = ['committee-worker', 'committee-lead'];

interface Person {
  subject: string;
  grants: readonly { role: string }[];
}

/** A doctor who is no worker; anybody else visits as a worker. */
export const isDoctor = ({ grants }: Person): boolean =>
  grants.some(({ role }) => role === 'doctor') && !grants.some(({ role }) => workers.includes(role));

/** Who can have been there with somebody: a doctor beside a worker, a worker beside a doctor. */
export const companionsOf = <Colleague extends { id: string; role: string }>(me: Person, colleagues: readonly Colleague[]): Colleague[] =>
  colleagues.filter(({ id, role }) => id !== me.subject && (isDoctor(me) ? workers.includes(role) : role === 'doctor'));

/** Who was there: the one who writes it down, and whoever came along. */
export const visitorsOf = (me: Person, other: string): { worker: string | null; doctor: string | null } =>
  isDoctor(me) ? { worker: other || null, doctor: me.subject } : { worker: me.subject, doctor: other || null };
