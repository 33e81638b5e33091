import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readSecret } from '#platform/config.js';

/** What the server says instead of taking a mail to an address that begins so: `451-anna@…` is answered with 451. */
const answerTo = (address: string): Error | null => {
  const code = /^([45]\d\d)-/.exec(address)?.[1];
  return code ? Object.assign(new Error('not now, or never'), { responseCode: Number(code) }) : null;
};

/** A mail server of its own, over SMTP. */
export class MailStandIn {
  readonly mails: { to: string[]; text: string }[] = [];
  /** Addresses that are refused, in the order of the attempts. */
  readonly refused: string[] = [];
  /** Refuses nobody any more. */
  isPatient = false;
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = this.isPatient ? null : answerTo(address);
      if (refusal) this.refused.push(address);
      done(refusal);
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() });
        done();
      });
    },
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): string[] {
    return this.mails.filter(({ to }) => to.includes(address)).map(({ text }) => readable(text));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** Header words and body of a mail as people see them. */
const readable = (mail: string): string => {
  const words = mail
    .replace(/\r\n /g, '')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : fromQuoted(word.replaceAll('_', ' ')),
    );
  const [head = '', body = ''] = words.split('\r\n\r\n');
  const encoded = mail.slice(mail.indexOf('\r\n\r\n') + 4);
  if (/transfer-encoding: base64/i.test(head)) return `${head}\n${Buffer.from(encoded, 'base64').toString()}`;
  return /quoted-printable/i.test(head) ? `${head}\n${fromQuoted(encoded.replace(/=\r\n/g, ''))}` : `${head}\n${body}`;
};
const fromQuoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

export interface Posted {
  headers: IncomingHttpHeaders;
  body: Record<string, unknown> & { deliveryId: string; to: { phones: string[] } };
  isSigned: boolean;
}

/** Whatever takes messages by signed POST; a number that ends in three digits of a status is answered with it. */
export class WebhookStandIn {
  readonly posted: Posted[] = [];
  isPatient = false;
  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const body = JSON.parse(text) as Posted['body'];
      const { 'x-linli-signature': signature, 'x-linli-timestamp': timestamp } = request.headers;
      const expected = createHmac('sha256', readSecret('webhook'))
        .update(`${String(timestamp)}.${text}`)
        .digest('hex');
      this.posted.push({ headers: request.headers, body, isSigned: signature === `v1=${expected}` });
      const status = Number(/([45]\d\d)$/.exec(body.to.phones[0] ?? '')?.[1] ?? 200);
      response.writeHead(this.isPatient ? 200 : status).end(JSON.stringify({ id: `p-${body.deliveryId.slice(0, 8)}` }));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }

  to(phone: string): Posted[] {
    return this.posted.filter(({ body }) => body.to.phones.includes(phone));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A receipt as a provider signs it. */
export const receiptOf = (content: object, { secret = readSecret('webhook'), at = new Date() } = {}): RequestInit => {
  const [body, timestamp] = [JSON.stringify(content), String(Math.floor(at.getTime() / 1_000))];
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-linli-signature': `v1=${signature}`, 'x-linli-timestamp': timestamp };
  return { method: 'POST', headers, body };
};
