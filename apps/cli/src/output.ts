/** One way to speak: a line for people, a JSON document for scripts, progress only where somebody watches. */
export class Output {
  private lastShown = '';

  constructor(readonly json: boolean) {}

  line(text: string): void {
    if (this.json) return;
    this.clearProgress();
    process.stdout.write(`${text}\n`);
  }

  result(value: unknown, text: string): void {
    this.clearProgress();
    process.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${text}\n`);
  }

  /** A bar on a terminal; in a log one line for each tenth. */
  progress(title: string, done: number, total: number): void {
    if (this.json || total === 0) return;
    const share = Math.min(1, done / total);
    if (process.stdout.isTTY) {
      const filled = Math.round(share * 30);
      this.show(`\r${title} ${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${done}/${total}`);
    } else {
      const tenth = `${title} ${Math.floor(share * 10) * 10} %`;
      if (tenth !== this.lastShown) process.stdout.write(`${tenth}\n`);
      this.lastShown = tenth;
    }
  }

  private show(text: string): void {
    process.stdout.write(text);
    this.lastShown = text;
  }

  private clearProgress(): void {
    if (process.stdout.isTTY && this.lastShown) process.stdout.write('\r\u001b[K');
    this.lastShown = '';
  }
}
