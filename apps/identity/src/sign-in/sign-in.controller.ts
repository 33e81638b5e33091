import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import { z } from 'zod';
import { languages, type Language } from '#contracts/shared.js';
import { languageOf } from '#platform/language.js';
import { pageHeaders, plain } from './page.js';
import { SignInDialogue, type Answer } from './sign-in-dialogue.js';

const Chosen = z.object({ language: z.enum(languages).optional().catch(undefined) }).catch({});

const languageFor = (request: FastifyRequest, chosen: unknown): Language => Chosen.parse(chosen).language ?? languageOf(request.headers);

/** The pages on which people sign in. */
@Controller('oidc/interaction/:uid')
export class SignInController {
  constructor(private readonly dialogue: SignInDialogue) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: unknown): Promise<void> {
    const language = languageFor(request, query);
    await send(reply, language, () => this.dialogue.show({ request, response: reply.raw, language }));
  }

  @Post()
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const language = languageFor(request, body);
    await send(reply, language, () => this.dialogue.take({ request, response: reply.raw, language }, body));
  }
}

async function send(reply: FastifyReply, language: Language, work: () => Promise<Answer>): Promise<void> {
  const answer = await work().catch((error: unknown): Answer => {
    if (error instanceof errors.SessionNotFound) return { status: 400, html: plain(language, 'expired') };
    throw error;
  });
  if (answer.cookie) void reply.header('set-cookie', answer.cookie);
  if ('location' in answer) await reply.redirect(answer.location, 303);
  else await reply.status(answer.status).headers(pageHeaders).send(answer.html);
}
