/** Owns every table; nobody logs in as it, the migration becomes it. */
export const OWNER = 'linli_migrator';

export const databaseName = (service: string): string => `linli_${service}`;

/** Role of a running service: it reads and writes rows under row-level security, and owns nothing. */
export const appRole = (service: string): string => `${service}_app`;

export const onDatabase = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
};

/** A session of the administrator that has become the owner from its first statement on. */
export const ownerUrl = (adminUrl: string, database: string): string => {
  const url = new URL(onDatabase(adminUrl, database));
  url.searchParams.set('options', `-c role=${OWNER}`);
  return url.href;
};

export const appUrl = (adminUrl: string, database: string, role: string, password: string): string => {
  const url = new URL(onDatabase(adminUrl, database));
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
};
