import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asService } from '#platform/scope.js';
import { MaskRound } from './mask-round.entity.js';

const freshForMs = 1_000;

/** What everybody may know of a round, kept in memory for a second: at half past eight it is asked for thousands of times. */
@Injectable()
export class RoundBoard {
  private readonly known = new Map<string, { round: Promise<MaskRound | null>; until: number }>();

  constructor(private readonly dataSource: DataSource) {}

  of(id: string): Promise<MaskRound | null> {
    const found = this.known.get(id);
    if (found && found.until > performance.now()) return found.round;
    const round = asService(this.dataSource, 'round-board', (tx) => tx.findOneBy(MaskRound, { id }));
    this.known.set(id, { round, until: performance.now() + freshForMs });
    round.then(
      (row) => row ?? this.known.delete(id),
      () => this.known.delete(id),
    );
    return round;
  }
}
