import type { FastifyRequest } from 'fastify';

/** Where a request comes from: the last entry is the one that our own gateway wrote. */
export function addressOf({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return forwarded || ip;
}
