import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Language } from '#contracts/shared.js';
import { Rejection } from '#platform/rejection.js';
import { DemoDoor } from '../demo/demo-door.js';
import { OpenIdProvider } from '../oidc/provider.js';
import { appAddress, SecondFactor } from '../person/second-factor.js';
import { addressOf } from './address-of.js';
import { Devices } from './device.js';
import { NextStep } from './next-step.js';
import { SignIn, type Origin, type Outcome } from './sign-in.js';
import { signInPage, type Problem, type Step } from './sign-in.page.js';

export type Answer = ({ status: number; html: string } | { location: string }) & { cookie?: string };

/** One request of the dialogue. */
export interface Turn {
  request: FastifyRequest;
  response: ServerResponse;
  language: Language;
}

const PasswordForm = z.object({ handle: z.string().trim().toLowerCase().max(64), password: z.string().max(256) });
const DemoForm = z.object({ demo: z.string() });
const CodeForm = z.object({ code: z.string().transform((code) => code.replaceAll(/\s/g, '')) });

/** What the interaction remembers once the password was right. It lies on the server, never in the page. */
const Passed = z.object({ personId: z.uuid(), handle: z.string(), enrol: z.boolean() });
type Passed = z.infer<typeof Passed>;
type Interaction = Awaited<ReturnType<OpenIdProvider['provider']['interactionDetails']>>;

/** Password, then code, then back to the program that asked. */
@Injectable()
export class SignInDialogue {
  constructor(
    private readonly openId: OpenIdProvider,
    private readonly signIn: SignIn,
    private readonly nextStep: NextStep,
    private readonly devices: Devices,
    private readonly secondFactor: SecondFactor,
    private readonly demo: DemoDoor,
  ) {}

  /** @throws SessionNotFound when the interaction is over. */
  async show({ request, response, language }: Turn): Promise<Answer> {
    const interaction = await this.openId.provider.interactionDetails(request.raw, response);
    const step = this.stepOf(interaction);
    return { status: 200, html: signInPage(language, step.is === 'password' ? { ...step, demo: await this.demo.offered() } : step) };
  }

  /** @throws SessionNotFound when the interaction is over. */
  async take(turn: Turn, body: unknown): Promise<Answer> {
    const interaction = await this.openId.provider.interactionDetails(turn.request.raw, turn.response);
    const passed = passedIn(interaction);
    const demo = DemoForm.safeParse(body).data?.demo;
    const person = demo && (await this.demo.personFor(demo));
    if (person) return this.finish(turn, { personId: person.id, handle: person.handle, enrol: false }, ['pwd', 'otp', 'mfa']);
    try {
      return passed ? await this.takeCode(turn, interaction, passed, body) : await this.takePassword(turn, interaction, body);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return { status: 503, html: signInPage(turn.language, this.stepOf(interaction), { key: 'busy' }) };
    }
  }

  private async takePassword(turn: Turn, interaction: Interaction, body: unknown): Promise<Answer> {
    const { handle, password } = PasswordForm.catch({ handle: '', password: '' }).parse(body);
    const outcome = await this.signIn.password(handle, password, this.originOf(turn.request, handle));
    if (outcome.is !== 'right') return refused(turn.language, { is: 'password', handle }, outcome);
    const next = await this.nextStep.execute(outcome.person);
    const passed = { personId: outcome.person.id, handle, enrol: next === 'enrol' };
    if (next === 'done') return this.finish(turn, passed, ['pwd']);
    await remember(interaction, passed);
    return { location: `/oidc/interaction/${interaction.uid}?language=${turn.language}` };
  }

  private async takeCode(turn: Turn, interaction: Interaction, passed: Passed, body: unknown): Promise<Answer> {
    const { code } = CodeForm.catch({ code: '' }).parse(body);
    const offered = passed.enrol ? this.secondFactor.offered(interaction.uid) : undefined;
    const outcome = await this.signIn.code(passed.personId, code, this.originOf(turn.request, passed.handle), offered);
    if (outcome.is !== 'right') return refused(turn.language, this.stepOf(interaction), outcome);
    return this.finish(turn, passed, ['pwd', 'otp', 'mfa']);
  }

  private async finish({ request, response }: Turn, { personId, handle }: Passed, amr: string[]): Promise<Answer> {
    await this.signIn.succeeded(this.originOf(request, handle));
    const login = { accountId: personId, amr, remember: false };
    const location = await this.openId.provider.interactionResult(request.raw, response, { login }, { mergeWithLastSubmission: false });
    return { location, cookie: this.devices.newCookie(handle) };
  }

  private stepOf(interaction: Interaction): Step {
    const passed = passedIn(interaction);
    if (!passed) return { is: 'password', handle: '' };
    if (!passed.enrol) return { is: 'code' };
    const secret = this.secondFactor.offered(interaction.uid);
    return { is: 'enrol', secret, appAddress: appAddress(secret, passed.handle) };
  }

  private originOf(request: FastifyRequest, handle: string): Origin {
    return { attemptKey: this.devices.attemptKey(handle, request.headers.cookie), address: addressOf(request) };
  }
}

const passedIn = (interaction: Interaction): Passed | undefined => Passed.safeParse(interaction.lastSubmission).data;

async function remember(interaction: Interaction, passed: Passed): Promise<void> {
  interaction.lastSubmission = passed as never;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1_000));
}

function refused(language: Language, step: Step, outcome: Exclude<Outcome, { is: 'right' }>): Answer {
  const problem: Problem = outcome.is === 'wait' ? { key: 'wait', seconds: outcome.seconds } : { key: 'wrong' };
  return { status: outcome.is === 'wait' ? 429 : 422, html: signInPage(language, step, problem) };
}
