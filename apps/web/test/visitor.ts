import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const boardUrl = process.env['LINLI_BOARD_URL'] ?? '';
export const desktop = { width: 1_440, height: 900 };
export const phone = { width: 390, height: 844 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const locales = { zh: 'zh-CN', en: 'en-GB', ja: 'ja-JP', ko: 'ko-KR' } as const;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['LINLI_CHROMIUM'] ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

interface Findings {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

interface Options {
  language?: keyof typeof locales;
  viewport?: { width: number; height: number };
}

/** Somebody before the board, in a browser of their own that notes what must not happen. */
export class Visitor {
  /** Errors on the console, faults of the page, requests to anybody else. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(browser: Browser, { language = 'zh', viewport = desktop }: Options = {}): Promise<Visitor> {
    const context = await browser.newContext({
      viewport,
      locale: locales[language],
      hasTouch: viewport.width < 500,
      acceptDownloads: true,
    });
    const visitor = new Visitor(context, await context.newPage());
    visitor.watch(visitor.page);
    return visitor;
  }

  /** One click on the sign-in page; then whatever the role opens on. */
  async signInAs(role: string): Promise<void> {
    await this.page.goto(boardUrl);
    await this.page.locator(`button[name=demo][value=${role}]`).click();
    await this.page.waitForURL(/\/area\//);
    await this.shown();
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(boardUrl + path);
    await this.shown();
  }

  /** As by a link inside the board: what was loaded stays. */
  async walkTo(path: string): Promise<void> {
    await this.page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
    await this.shown();
  }

  /** The screen has its heading, and nothing waits any more. */
  async shown(): Promise<void> {
    await this.page.locator('main h1, main .notice').first().waitFor();
    const waiting = this.page.locator('[aria-busy=true]');
    while ((await waiting.count()) > 0) await waiting.first().waitFor({ state: 'detached' });
  }

  async anotherTab(): Promise<Page> {
    const page = await this.context.newPage();
    this.watch(page);
    return page;
  }

  /** What axe finds that keeps somebody from using the screen. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate<Findings>('axe.run(document, { resultTypes: ["violations"] })');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
  }

  /** @throws when something complained. */
  async leave(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }

  private watch(page: Page): void {
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^http/.test(protocol) && origin !== boardUrl) this.complaints.push(`asked ${request.url()}`);
    });
  }
}

/** Several people before the board, each in a browser of their own; whoever came leaves in the end. */
export class Visitors {
  private browser?: Browser;
  private readonly here: Visitor[] = [];

  async open(): Promise<void> {
    this.browser = await openBrowser();
  }

  async arriveAs(role: string, options: Options = {}): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.browser!, options);
    this.here.push(visitor);
    await visitor.signInAs(role);
    return visitor;
  }

  /** @throws when something complained. */
  async leave(): Promise<void> {
    for (const visitor of this.here) await visitor.leave();
    await this.browser?.close();
  }
}
