import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const upTo = (folder: string, file: string): string => {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No ${file} above ${import.meta.dirname}.`);
  return upTo(parent, file);
};

/** Folder of the checkout, found from the sources as well as from `dist`. */
export const checkout = upTo(import.meta.dirname, 'package.json');

/** Where a stack keeps everything it writes; `LINLI_HOME` lets several stacks live side by side. */
export const homeFolder = (): string => resolve(process.env['LINLI_HOME'] ?? join(checkout, '.local'));

/** Downloaded and derived files that every stack of this checkout shares; deleting it costs time, never data. */
export const cacheFolder = (): string => resolve(process.env['LINLI_CACHE'] ?? join(checkout, '.local', 'cache'));
