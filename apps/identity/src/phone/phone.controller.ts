import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languages } from '#contracts/shared.js';
import { languageOf } from '#platform/language.js';
import { phoneOf } from '#platform/phone.rules.js';
import { Rejection } from '#platform/rejection.js';
import { longestTokenLife } from '#platform/token.js';
import { addressOf } from '../sign-in/address-of.js';
import { Devices } from '../sign-in/device.js';
import type { Origin } from '../sign-in/sign-in.js';
import { codeLifeMs } from './phone-code.rules.js';
import { PhoneKeys } from './phone-keys.js';
import { PhoneSignIn, type SignedIn } from './phone-sign-in.js';

const Asked = z.object({ phone: z.string().max(40), language: z.enum(languages).optional() });
const Entered = z.object({ phone: z.string().max(40), code: z.string().max(12) });
const Renewed = z.object({ refreshToken: z.string().max(100) });
const place = '/identity';

/** Signing in without an account before: a code is sent to the phone and comes back. */
@Controller('identity')
export class PhoneController {
  constructor(
    private readonly signIn: PhoneSignIn,
    private readonly devices: Devices,
    private readonly keys: PhoneKeys,
  ) {}

  /** The answer is the same for every number that could be one. */
  @Post('phone-codes')
  @HttpCode(200)
  async send(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ sent: true; validSeconds: number }> {
    const { phone, language } = read(Asked, body);
    const number = numberOf(phone);
    await this.signIn.ask(number, language ?? languageOf(request.headers), this.origin(request, 'ask', number));
    return { sent: true, validSeconds: codeLifeMs / 1_000 };
  }

  @Post('phone-sessions')
  @HttpCode(200)
  async enter(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: unknown) {
    const { phone, code } = read(Entered, body);
    const number = numberOf(phone);
    const session = await this.signIn.enter(number, code.replaceAll(/\s/g, ''), this.origin(request, 'enter', number));
    void reply.header('set-cookie', this.devices.newCookie(this.handleOf(number), place));
    return shown(session);
  }

  /** Also after a household was linked: the new token holds what is granted now. */
  @Post('phone-sessions/refresh')
  @HttpCode(200)
  async renew(@Body() body: unknown) {
    return shown(await this.signIn.renew(read(Renewed, body).refreshToken));
  }

  @Delete('phone-sessions')
  @HttpCode(204)
  async end(@Body() body: unknown): Promise<void> {
    await this.signIn.end(read(Renewed, body).refreshToken);
  }

  private handleOf(number: string): string {
    return this.keys.indexOf(number).toString('base64url');
  }

  /** Asking and entering are counted apart. */
  private origin(request: FastifyRequest, what: string, number: string): Origin {
    const attemptKey = `${what} ${this.devices.attemptKey(this.handleOf(number), request.headers.cookie)}`;
    return { attemptKey, address: addressOf(request) };
  }
}

const read = <Schema extends z.ZodObject>(schema: Schema, body: unknown): z.infer<Schema> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Rejection('INPUT_INVALID', { field: result.error.issues[0]?.path.join('.') || 'body' });
};

function numberOf(text: string): string {
  const number = phoneOf(text);
  if (!number) throw new Rejection('PHONE_INVALID');
  return number;
}

const shown = ({ accessToken, refreshToken, refreshUntil }: SignedIn) => ({
  ...{ accessToken, tokenType: 'Bearer', expiresIn: longestTokenLife, refreshToken },
  refreshUntil: refreshUntil.toISOString(),
});
