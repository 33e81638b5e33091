import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Consumer, Kafka } from 'kafkajs';
import { DataSource } from 'typeorm';
import { InboxMessage, PeerGateFlow } from './gate-flow.entity.js';

interface Told {
  path: string;
  checkedAt: string;
}

/** Counts checks by compound and hour, each message once. */
@Injectable()
export class CountGateFlow implements OnModuleInit, OnApplicationShutdown {
  private readonly consumer: Consumer;

  constructor(
    @Inject(Kafka) kafka: Kafka,
    private readonly dataSource: DataSource,
  ) {
    this.consumer = kafka.consumer({ groupId: 'peer-figures' });
  }

  async onModuleInit(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: 'peer.gate-check', fromBeginning: true });
    await this.consumer.run({
      eachMessage: ({ message }) => this.count(String(message.headers?.['id']), JSON.parse(String(message.value)) as Told),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.consumer.disconnect();
  }

  async count(id: string, { path, checkedAt }: Told): Promise<void> {
    const hour = new Date(checkedAt);
    hour.setMinutes(0, 0, 0);
    await this.dataSource.transaction(async (manager) => {
      if (await manager.findOneBy(InboxMessage, { id })) return;
      await manager.save(manager.create(InboxMessage, { id }));
      const flow =
        (await manager.findOne(PeerGateFlow, { where: { path, hour }, lock: { mode: 'pessimistic_write' } })) ??
        manager.create(PeerGateFlow, { path, hour, checks: 0 });
      flow.checks += 1;
      await manager.save(flow);
    });
  }
}
