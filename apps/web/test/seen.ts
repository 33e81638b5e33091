import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Response } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { pagesOf } from '#testing/pdf-text.js';
import { filesWith } from '../../../test/canaries.js';
import type { Visitor } from './visitor.js';

/** Text of a file as its reader would see it. */
async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (name.endsWith('.xlsx')) return JSON.stringify((await readXlsxFile(bytes)).map(({ data }) => data));
  if (name.endsWith('.pdf')) return (await pagesOf(new globalThis.Response(new Uint8Array(bytes)))).join('\n');
  return bytes.toString('utf8');
}

/** All that reaches a browser: every answer, the page as it stands, every file that is saved. */
export class Seen {
  private readonly folder = mkdtempSync(join(tmpdir(), 'linli-seen-'));
  private readonly coming: Promise<void>[] = [];
  private count = 0;
  private over = false;
  /** Names of the saved files. */
  readonly files: string[] = [];

  constructor(private readonly visitor: Visitor) {
    visitor.page.on('response', (response) => this.coming.push(this.answer(response)));
  }

  async page(): Promise<void> {
    this.keep('page', await this.visitor.page.content());
  }

  async file(download: Download): Promise<string> {
    const name = download.suggestedFilename();
    const text = await textOf(name, readFileSync(await download.path()));
    this.files.push(name);
    this.keep(name, text);
    return text;
  }

  /** The kinds of what holds one of these texts. */
  async holds(texts: readonly string[]): Promise<string[]> {
    await Promise.all(this.coming);
    return filesWith(texts, [this.folder]).map((file) => file.replace(/^.*\/\d+-/, ''));
  }

  forget(): void {
    this.over = true;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Programs and pictures are the same for everybody; a stream has no end. */
  private async answer(response: Response): Promise<void> {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/assets/') || /event-stream/.test(response.headers()['content-type'] ?? '')) return;
    this.keep('answer', await response.text().catch(() => ''));
  }

  private keep(kind: string, text: string): void {
    if (this.over) return;
    this.count += 1;
    writeFileSync(join(this.folder, `${this.count}-${kind}`), text);
  }
}
