import { readFileSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig } from 'vite';
import { gapsIn } from './src/language/gaps.mjs';

// A build that a test asks for is the one that people get: under NODE_ENV=test React would bring what is for its developers.
process.env['NODE_ENV'] = 'production';

const here = import.meta.dirname;
const outDir = join(here, '..', '..', 'dist', 'apps', 'web');
const languages = ['zh', 'en', 'ja', 'ko'];

/** A text that is missing in one language ends the build. @returns {import('vite').Plugin} */
const everyLanguage = () => ({
  name: 'every-language',
  buildStart() {
    const texts = languages.map((language) => [language, JSON.parse(readFileSync(join(here, `src/language/${language}.json`), 'utf8'))]);
    const gaps = gapsIn(Object.fromEntries(texts));
    if (gaps.length > 0) this.error(`The board has gaps in its texts:\n${gaps.join('\n')}`);
  },
});

/** Compressed once here, as far as it goes, instead of at every request. @returns {import('vite').Plugin} */
const compressed = () => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle() {
    const folder = join(outDir, 'assets');
    const compress = async (/** @type {string} */ name) => {
      const content = await readFile(join(folder, name));
      await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content));
      await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content));
    };
    await Promise.all(readdirSync(folder).flatMap((file) => (/\.(js|css|svg)$/.test(file) ? [compress(file)] : [])));
  },
});

export default defineConfig({
  root: here,
  plugins: [everyLanguage(), compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    license: { fileName: 'licences.json' },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  logLevel: 'error',
});
