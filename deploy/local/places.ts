import { join, resolve } from 'node:path';
import { checkout } from '#platform/checkout.js';

export { checkout };

/** Where a stack keeps everything it writes; `LINLI_HOME` lets several stacks live side by side. */
export const homeFolder = (): string => resolve(process.env['LINLI_HOME'] ?? join(checkout, '.local'));

/** Downloaded and derived files that every stack of this checkout shares; deleting it costs time, never data. */
export const cacheFolder = (): string => resolve(process.env['LINLI_CACHE'] ?? join(checkout, '.local', 'cache'));
