/** Cookies of one sign-in: by name and path, for one host, as long as it lasts. */
export class CookieJar {
  private readonly cookies = new Map<string, { path: string; pair: string }>();

  /** One request with the cookies that belong to its path; redirects are left to the caller. */
  async fetch(url: string, form?: URLSearchParams): Promise<Response> {
    const cookie = this.headerFor(new URL(url).pathname);
    const headers = { accept: 'text/html', ...(cookie && { cookie }) };
    const answer = await fetch(url, { redirect: 'manual', headers, ...(form && { method: 'POST', body: form }) });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  private headerFor(pathname: string): string {
    const fitting = [...this.cookies.values()].filter(({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')));
    return fitting.map(({ pair }) => pair).join('; ');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    const name = pair.slice(0, pair.indexOf('='));
    const ended = attributes.some((attribute) => /^expires=.*1970/i.test(attribute));
    if (ended) this.cookies.delete(`${path} ${name}`);
    else this.cookies.set(`${path} ${name}`, { path, pair });
  }
}
