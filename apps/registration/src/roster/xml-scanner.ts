/** What a scanner tells while text comes in. Names come without a namespace prefix, text still with its entities. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(raw: string): void;
}

/** No tag or text of a spreadsheet is longer; what is would only fill memory. */
const mostPending = 1024 * 1024;
const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/y;

/**
 * Reads XML in one pass, in pieces of any size, holding no more than one tag. It knows what spreadsheets are made of:
 * a document type is refused, so there are no entities of its own and nothing outside is ever fetched.
 */
export class XmlScanner {
  private pending = '';

  constructor(private readonly listener: XmlListener) {}

  /** @throws Error for what is not well formed or has a document type. */
  write(chunk: string): void {
    const xml = this.pending + chunk;
    let position = 0;
    while (position < xml.length) {
      const next = this.step(xml, position);
      if (next === undefined) break;
      position = next;
    }
    this.pending = xml.slice(position);
    if (this.pending.length > mostPending) throw new Error('XML: a tag or text without an end');
  }

  end(): void {
    if (this.pending.trim() !== '') throw new Error('XML: ended too early');
  }

  /** Position after one text or tag, undefined when its end has not come yet. */
  private step(xml: string, from: number): number | undefined {
    if (xml[from] !== '<') {
      const end = xml.indexOf('<', from);
      if (end < 0) return undefined;
      this.listener.text(xml.slice(from, end));
      return end;
    }
    const second = xml[from + 1];
    if (second === '!' || second === '?') return this.special(xml, from);
    return this.tag(xml, from);
  }

  private tag(xml: string, from: number): number | undefined {
    tag.lastIndex = from;
    const match = tag.exec(xml);
    if (!match) return undefined;
    const [, slash, name = '', attributes = ''] = match;
    if (slash) this.listener.close(name);
    else {
      this.listener.open(name, attributes);
      if (attributes.endsWith('/')) this.listener.close(name);
    }
    return tag.lastIndex;
  }

  private special(xml: string, from: number): number | undefined {
    if (xml.length < from + 9) return undefined;
    if (xml.startsWith('<!--', from)) return after(xml, '-->', from + 4);
    if (xml.startsWith('<?', from)) return after(xml, '?>', from + 2);
    if (!xml.startsWith('<![CDATA[', from)) throw new Error('XML: document types are refused');
    const end = after(xml, ']]>', from + 9);
    if (end !== undefined) this.listener.text(xml.slice(from + 9, end - 3).replaceAll('&', '&amp;'));
    return end;
  }
}

function after(xml: string, mark: string, from: number): number | undefined {
  const at = xml.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved. */
export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_all, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name.toLowerCase()] ?? '';
    const point = hex ? parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

const attributePatterns = new Map<string, RegExp>();

/** Value of an attribute, given without its namespace prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = attributePatterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  return match ? decodeXml(match[1] ?? match[2] ?? '') : undefined;
}
