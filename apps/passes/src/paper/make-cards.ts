import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { Rejection } from '#platform/rejection.js';
import { uuidsOf } from '#platform/uuid.js';
import { OpenDetails } from '../pass/open-details.js';
import { Pass } from '../pass/pass.entity.js';
import { MakeToken } from '../token/make-token.js';
import type { Card } from './print-cards.js';

/** What stands on the cards of passes. A name is not known here: whoever hands the card out writes it on, or does not. */
@Injectable()
export class MakeCards {
  constructor(
    private readonly make: MakeToken,
    private readonly names: NamePlaces,
    private readonly details: OpenDetails,
  ) {}

  /** In the order of the ids. @throws Rejection PASS_UNKNOWN, PASS_NOT_SHOWN for one that is revoked or has expired */
  async execute(tx: EntityManager, ids: readonly string[], language: Language): Promise<Card[]> {
    const found = new Map((await tx.findBy(Pass, { id: In(uuidsOf(ids)) })).map((pass) => [pass.id, pass]));
    const passes = uuidsOf(ids).map((id) => found.get(id));
    const compounds = await this.names.execute(
      tx,
      passes.map((pass) => pass?.path ?? ''),
      language,
    );
    const cards: Card[] = [];
    for (const [index, pass] of passes.entries()) {
      if (!pass) throw new Rejection('PASS_UNKNOWN');
      const { number, checkCode, passClass: kind, validUntil, hoursFrom, hoursUntil } = pass;
      cards.push({
        ...{ kind, number, checkCode, validUntil, compound: compounds[index] ?? '' },
        hours: hoursFrom === null || hoursUntil === null ? null : [hoursFrom, hoursUntil],
        token: (await this.make.execute(tx, pass, 'static')).token,
        plate: this.details.execute(pass)?.plate ?? null,
      });
    }
    return cards;
  }
}
