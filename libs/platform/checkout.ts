import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const upTo = (folder: string, file: string): string => {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No ${file} above ${import.meta.dirname}.`);
  return upTo(parent, file);
};

/** Folder of the checkout, or of the image; found from the sources, from what is compiled and from what is bundled. */
export const checkout = upTo(import.meta.dirname, 'package.json');
