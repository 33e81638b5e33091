import { Body, Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { type Language, languages } from '#contracts/shared.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import type { Actor } from '#platform/actor.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { mostPassesAtOnce } from '../pass/issue.rules.js';
import { TellPassChange } from '../pass/tell-pass-change.js';
import { MakeCards } from './make-cards.js';
import type { Card } from './print-cards.js';
import { ReserveForms } from './reserve-forms.js';

/** Loaded when somebody prints: typefaces and what draws them take 10 MB. */
const print = () => import('./print-cards.js');

const InLanguage = z.enum(languages).optional();
const SheetBody = z.object({ ids: z.array(z.uuid()).min(1).max(mostPassesAtOnce), language: InLanguage });
const CardQuery = z.object({ id: z.uuid(), language: InLanguage });
const FormsBody = z.object({ requestId: z.string(), areaCode: z.string(), count: z.number(), language: InLanguage });

/** Passes on paper: a sheet of eight, a single card, forms to be filled by hand. For whoever may issue passes. */
@Controller('passes')
export class PaperController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly cards: MakeCards,
    private readonly forms: ReserveForms,
    private readonly names: NamePlaces,
    private readonly tell: TellPassChange,
  ) {}

  /** `?ids=a,b,…` */
  @Get('sheet')
  async sheet(@Req() request: FastifyRequest, @Query() { ids, language }: Record<string, string>): Promise<StreamableFile> {
    return this.print(await this.tokens.actorOf(request), read(SheetBody, { ids: ids?.split(','), language }));
  }

  /** The same for more ids than an address holds. */
  @Post('sheet')
  @HttpCode(200)
  async bigSheet(@Req() request: FastifyRequest, @Body() body: unknown): Promise<StreamableFile> {
    return this.print(await this.tokens.actorOf(request), read(SheetBody, body));
  }

  @Get('card')
  async card(@Req() request: FastifyRequest, @Query() query: unknown): Promise<StreamableFile> {
    const actor = await this.tokens.actorOf(request);
    const { id, language = actor.language } = read(CardQuery, query);
    const [card] = await this.made(actor, [id], language);
    return pdf(await (await print()).printCard(card!, language), 'linli-pass');
  }

  /** Takes numbers and prints them; the same `requestId` prints the same numbers again. */
  @Post('forms')
  @HttpCode(200)
  async blank(@Req() request: FastifyRequest, @Body() body: unknown): Promise<StreamableFile> {
    const actor = await this.tokens.actorOf(request);
    const { requestId, areaCode, count, language = actor.language } = read(FormsBody, body);
    const cards = await withScope(this.dataSource, actor, 'pass.issue', async (tx) => {
      const numbers = await repeatable(tx, actor, requestId, () => this.forms.execute(tx, areaCode, count));
      const forms = await this.forms.read(tx, numbers);
      const places = await this.names.execute(
        tx,
        forms.map(({ path }) => path),
        language,
      );
      const empty = { kind: 'form' as const, token: null, validUntil: null, hours: null, plate: null };
      return forms.map(({ number, checkCode }, index) => ({ ...empty, number, checkCode, compound: places[index] ?? '' }));
    });
    return pdf(await (await print()).printSheet(cards, language), 'linli-forms');
  }

  private async print(actor: Actor, { ids, language = actor.language }: z.infer<typeof SheetBody>): Promise<StreamableFile> {
    return pdf(await (await print()).printSheet(await this.made(actor, ids, language), language), 'linli-passes');
  }

  private made(actor: Actor, ids: readonly string[], language: Language): Promise<Card[]> {
    return withScope(this.dataSource, actor, 'pass.issue', async (tx) => {
      const cards = await this.cards.execute(tx, ids, language);
      await this.tell.printed(tx, actor, ids);
      return cards;
    });
  }
}

const pdf = (file: Buffer, name: string): StreamableFile =>
  new StreamableFile(file, { type: 'application/pdf', disposition: `attachment; filename="${name}.pdf"` });

function read<Shape extends z.ZodType>(shape: Shape, given: unknown): z.infer<Shape> {
  const result = shape.safeParse(given);
  if (!result.success) throw new Rejection('INPUT_INVALID', { field: result.error.issues[0]?.path[0]?.toString() ?? 'body' });
  return result.data;
}
