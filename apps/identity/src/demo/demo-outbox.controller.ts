import { Controller, Get, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';
import { type Message, TextMessages } from '../phone/text-messages.js';

const most = 50;

@Controller('identity/demo/outbox')
export class DemoOutboxController {
  constructor(
    @Inject(IdentitySettings) private readonly config: IdentityConfig,
    private readonly dataSource: DataSource,
    private readonly messages: TextMessages,
  ) {}

  /** The text messages of a demonstration, which reach no phone. There is no such door in production. @throws Rejection */
  @Get()
  async list(): Promise<(Message & { id: string; at: Date })[]> {
    if (this.config.LINLI_ENV === 'production') throw new Rejection('NOT_FOUND');
    return asService(this.dataSource, 'demo-outbox', (tx) => this.messages.waiting(tx, most));
  }
}
