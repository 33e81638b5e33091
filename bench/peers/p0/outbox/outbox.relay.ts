import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Kafka, type Producer } from 'kafkajs';
import { Repository } from 'typeorm';
import { OutboxMessage } from './outbox.entity.js';

const pauseMs = 100;
const atOnce = 100;

/** Reads the oldest messages, sends one after the other, and deletes each when the broker has answered. */
@Injectable()
export class OutboxRelay implements OnModuleInit, OnApplicationShutdown {
  private readonly producer: Producer;
  private running?: Promise<void>;
  private stopped = false;

  constructor(
    @InjectRepository(OutboxMessage) private readonly messages: Repository<OutboxMessage>,
    @Inject(Kafka) kafka: Kafka,
  ) {
    this.producer = kafka.producer();
  }

  async onModuleInit(): Promise<void> {
    await this.producer.connect();
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.producer.disconnect();
  }

  private async run(): Promise<void> {
    while (!this.stopped) if ((await this.drain()) === 0) await pause(pauseMs);
  }

  /** @returns messages sent */
  async drain(): Promise<number> {
    const waiting = await this.messages.find({ order: { createdAt: 'ASC' }, take: atOnce });
    for (const { id, topic, key, payload } of waiting) {
      await this.producer.send({ topic, messages: [{ key, value: JSON.stringify(payload), headers: { id } }] });
      await this.messages.delete({ id });
    }
    return waiting.length;
  }
}
