import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Area } from '../area/area.entity.js';
import { FindAddress } from '../area/find-address.js';

/** A room by its code, or by its address as people say it within an area. */
export interface WantedRoom {
  roomCode?: string | null;
  address?: { within: string; text: string } | null;
}

@Injectable()
export class FindMyRoom {
  constructor(private readonly find: FindAddress) {}

  /** Nothing is guessed: an address that fits several rooms is asked for again. @throws Rejection */
  async execute(tx: EntityManager, { roomCode, address }: WantedRoom): Promise<Area> {
    const code = roomCode ?? (address ? await this.codeAt(tx, address) : undefined);
    if (!code) throw new Rejection('INPUT_INVALID', { field: 'room' });
    const room = await tx.findOneBy(Area, { code });
    if (!room) throw new Rejection('AREA_UNKNOWN', { code: code.slice(0, 40) });
    if (room.kind !== 'room') throw new Rejection('AREA_KIND_WRONG', { code, expected: 'room' });
    return room;
  }

  private async codeAt(tx: EntityManager, { within, text }: { within: string; text: string }): Promise<string> {
    const area = await tx.findOneBy(Area, { code: within });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: within.slice(0, 40) });
    const [best, ...others] = await this.find.execute(tx, text.slice(0, 100), area.path, 10);
    if (!best || best.score < 1) throw new Rejection('ADDRESS_UNKNOWN');
    const alike = others.filter(({ score }) => score === best.score).length;
    if (alike > 0) throw new Rejection('ADDRESS_AMBIGUOUS', { count: alike + 1 });
    return best.roomCode;
  }
}
