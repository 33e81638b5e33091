import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { AccountLinked, AccountUnlinked } from '#contracts/registration.events.js';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import { Consumer } from '#messaging/consumer.js';
import { eventHeaders } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { uuidv7 } from '#platform/uuid.js';
import { Vault } from '#platform/vault.js';
import { phone } from '#testing/builders.js';
import { brokers, rows } from '#testing/stack.js';
import { committee, identityUnderTest, type IdentityUnderTest } from './identity-under-test.js';

const room = `${committee}.310105008020-001.310105008020-001-012.310105008020-001-012-0301`;

interface Session {
  accessToken: string;
  refreshToken: string;
}

describe('signing in by a code to the phone', () => {
  let identity: IdentityUnderTest;
  let broker: Broker;
  let inside: string;
  /** Each test comes from an address of its own. */
  let address = 0;

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') => {
    const sent = {
      method,
      headers: { 'content-type': 'application/json', 'x-linli-language': 'en', 'x-forwarded-for': `10.0.0.${address}`, ...headers },
      body: JSON.stringify(body),
    };
    const answer = await fetch(new URL(path, inside), sent);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : {}) as Record<string, string> };
  };
  const ask = (number: string, language = 'en') => post('/identity/phone-codes', { phone: number, language });
  const messages = async (number: string): Promise<string[]> => {
    const answer = await fetch(new URL('/identity/demo/outbox', identity.publicUrl));
    return ((await answer.json()) as { phone: string; text: string }[])
      .filter((message) => message.phone === number)
      .map(({ text }) => text);
  };
  const codeFor = async (number: string): Promise<string> => /\d{6}/.exec((await messages(number))[0] ?? '')?.[0] ?? '';
  const enter = (number: string, code: string) => post('/identity/phone-sessions', { phone: number, code });
  const signIn = async (number: string): Promise<Session> => {
    await ask(number);
    return (await enter(number, await codeFor(number))).body as unknown as Session;
  };
  const renew = ({ refreshToken }: Session) => post('/identity/phone-sessions/refresh', { refreshToken });
  const actorOf = ({ accessToken }: Session) =>
    identity.verifier.actorOf({
      id: randomUUID(),
      headers: { authorization: `Bearer ${accessToken}`, 'x-linli-gateway': identity.gatewayToken },
    });
  const hear = async <Contract extends EventContract>(
    contract: Contract,
    payload: PayloadOf<Contract>,
    sequence: number,
  ): Promise<void> => {
    const key = String((payload as Record<string, unknown>)[contract.key]);
    const headers = eventHeaders(contract, 'registration', { id: uuidv7(), key, sequence, time: new Date(), jurisdiction: room });
    await broker.publish([{ topic: contract.topic.name, key, value: JSON.stringify(payload), headers }]);
    await identity.app.get(Consumer).runOnce();
  };

  beforeAll(async () => {
    identity = await identityUnderTest();
    inside = await identity.app.getUrl();
    broker = new Broker([brokers()], 'registration-facts', identity.prefix);
  }, 60_000);
  beforeEach(() => {
    address += 1;
  });
  afterAll(async () => {
    await broker.close();
    await identity.stop();
  });

  it('makes an account without rights, of one factor, that carries a pseudonym of the phone', async () => {
    const number = phone(1);
    const session = await signIn(number);
    const actor = await actorOf(session);
    const phoneIndex = identity.app.get(Vault).blindIndex('phone', number).toString('base64url');
    expect(actor).toMatchObject({ kind: 'person', strength: 'password', grants: [], phoneIndex });
    const { exp = 0, iat = 0, amr } = decodeJwt(session.accessToken);
    expect([amr, exp - iat <= 600]).toEqual([['sms'], true]);
    expect((await actorOf(await signIn(number))).subject).toBe(actor.subject);
    expect((await actorOf(await signIn(phone(2)))).subject).not.toBe(actor.subject);
  });

  it.each([
    ['zh', /验证码 \d{6}/],
    ['en', /your code is \d{6}/],
    ['ja', /認証コードは \d{6}/],
    ['ko', /인증번호 \d{6}/],
  ])('writes the message in %s', async (language, words) => {
    const number = phone(40 + language.charCodeAt(0));
    await ask(number, language);
    expect((await messages(number))[0]).toMatch(words);
  });

  it('keeps the number nowhere, neither in the database nor in a token', async () => {
    const number = phone(3);
    const { accessToken } = await signIn(number);
    const kept = await Promise.all(
      ['phone_account', 'phone_code', 'phone_session', 'text_message', 'sign_in_attempt'].map((table) =>
        rows(identity.database.adminUrl, `SELECT "${table}"::text FROM "${table}"`),
      ),
    );
    expect(JSON.stringify([kept, decodeJwt(accessToken)])).not.toContain(number.slice(-8));
  });

  it('answers the same whether the number is known or not', async () => {
    await signIn(phone(4));
    const [known, unknown] = [await ask(phone(4)), await ask(phone(5))];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect((await enter(phone(6), '000000')).body['code']).toBe('PHONE_CODE_EXPIRED');
  });

  it('takes a code once, and only the newest', async () => {
    const number = phone(7);
    await ask(number);
    const first = await codeFor(number);
    await ask(number);
    const second = await codeFor(number);
    if (first !== second) expect((await enter(number, first)).body['code']).toBe('PHONE_CODE_WRONG');
    expect((await enter(number, second)).status).toBe(200);
    expect((await enter(number, second)).body['code']).toBe('PHONE_CODE_EXPIRED');
  });

  it('takes no code after its time', async () => {
    const number = phone(8);
    await ask(number);
    await rows(identity.database.adminUrl, `UPDATE phone_code SET expires_at = now() - interval '1 second'`);
    expect((await enter(number, await codeFor(number))).body['code']).toBe('PHONE_CODE_EXPIRED');
  });

  it('voids a code after five wrong ones, from however many devices', async () => {
    const number = phone(9);
    await ask(number);
    await rows(identity.database.adminUrl, `UPDATE phone_code SET tries = 5`);
    const answer = await enter(number, await codeFor(number));
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'PHONE_CODE_TRIED_TOO_OFTEN', detail: expect.stringContaining('too often') },
    });
  });

  it('makes whoever asks a sixth time wait, and counts wrong codes in the same way', async () => {
    const [asked, guessed] = [phone(20), phone(21)];
    for (let time = 0; time < 5; time += 1) expect((await ask(asked)).status).toBe(200);
    expect(await ask(asked)).toMatchObject({ status: 429, body: { code: 'PHONE_CODES_TOO_MANY' } });
    await ask(guessed);
    const right = await codeFor(guessed);
    const wrong = right === '111111' ? '222222' : '111111';
    const codes = await Promise.all(Array.from({ length: 8 }, () => enter(guessed, wrong)));
    expect(codes.filter(({ body }) => body['code'] === 'PHONE_CODE_WRONG').length).toBeLessThanOrEqual(5);
    expect(codes.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
  });

  it('lets no address ask for more than thirty codes a minute', async () => {
    const answers = [];
    for (let number = 100; number < 135; number += 1) answers.push((await ask(phone(number))).status);
    // The minute may turn while it runs.
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(answers).toContain(429);
  });

  it.each([
    ['/identity/phone-codes', { phone: '12' }, 'PHONE_INVALID'],
    ['/identity/phone-codes', { phone: 'abc' }, 'PHONE_INVALID'],
    ['/identity/phone-codes', {}, 'INPUT_INVALID'],
    ['/identity/phone-sessions', { phone: phone(30) }, 'INPUT_INVALID'],
    ['/identity/phone-sessions/refresh', { refreshToken: 'guess' }, 'TOKEN_INVALID'],
  ])('refuses %s %j', async (path, body, code) => expect((await post(path, body)).body['code']).toBe(code));

  it('renews a session once by each token, ends one whose token was copied, and one that is signed out', async () => {
    await rows(identity.database.adminUrl, 'DELETE FROM sign_in_attempt');
    const first = await signIn(phone(31));
    const second = (await renew(first)).body as unknown as Session;
    expect(second.accessToken).toBeTruthy();
    expect((await renew(first)).body['code']).toBe('TOKEN_INVALID');
    expect((await renew(second)).body['code']).toBe('TOKEN_INVALID');
    const other = await signIn(phone(31));
    expect((await post('/identity/phone-sessions', { refreshToken: other.refreshToken }, {}, 'DELETE')).status).toBe(204);
    expect((await renew(other)).body['code']).toBe('TOKEN_INVALID');
  });

  it('holds the household as soon as registration has linked it, and no more when the link has ended', async () => {
    const session = await signIn(phone(32));
    const { subject: accountId } = await actorOf(session);
    const link = { linkId: randomUUID(), accountId, householdId: randomUUID(), roomPath: room };
    await hear(AccountLinked, link, 1);
    await hear(AccountLinked, link, 1);
    const linked = (await renew(session)).body as unknown as Session;
    expect((await actorOf(linked)).grants).toEqual([{ role: 'resident', scope: room, household: link.householdId }]);
    await hear(AccountUnlinked, link, 2);
    const ended = (await renew(linked)).body as unknown as Session;
    expect((await actorOf(ended)).grants).toEqual([]);
  });
});
