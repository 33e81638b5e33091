import { Controller, Get, Param } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PeerGateFlow } from './gate-flow.entity.js';

@Controller('board')
export class BoardController {
  constructor(@InjectRepository(PeerGateFlow) private readonly flows: Repository<PeerGateFlow>) {}

  @Get(':path')
  async board(@Param('path') path: string): Promise<{ checks: number }> {
    return { checks: (await this.flows.sum('checks', { path })) ?? 0 };
  }
}
