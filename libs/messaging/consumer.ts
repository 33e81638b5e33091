import { Logger } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { EventContract } from '#contracts/topic.js';
import { crashPoint } from './crash-point.js';
import { Delivery, type Transact } from './delivery.js';
import { Intake } from './intake.js';
import type { Broker, PartitionOffset } from './kafka.js';
import { lagOf } from './lag.js';
import { eventTransport, type Declared } from './on.js';
import { Parking } from './parking.js';
import { Progress } from './progress.js';
import { Reactions } from './reactions.js';
import { takeUp } from './replay.js';

const takeUpEveryMs = 60_000;

/** Strategy of `@nestjs/microservices` through which every `@On` method of a service receives its events. */
export class Consumer extends Server implements CustomTransportStrategy {
  override transportId = eventTransport;
  override readonly propagatesEventHandlerErrors = true;
  readonly progress = new Progress();
  readonly parking: Parking;
  private readonly log = new Logger('Consumer');
  private readonly reactions: Reactions;
  private readonly delivery: Delivery;
  private unsubscribe?: () => Promise<void>;
  private takingUp?: NodeJS.Timeout;

  constructor(
    readonly name: string,
    private readonly broker: Broker,
    readonly transact: Transact,
    contracts: readonly EventContract[],
  ) {
    super();
    const intake = new Intake(name);
    this.reactions = new Reactions(contracts);
    this.parking = new Parking(intake, this.reactions);
    this.delivery = new Delivery(transact, intake, this.parking, this.reactions);
  }

  /** Nest would chain two reactions to one event and run them at once; here they run one after the other. */
  override addHandler(pattern: string, callback: MessageHandler, isEventHandler = false, extras: Partial<Declared> = {}): void {
    if (!extras.contract) throw new TypeError(`${pattern} is not declared by @On`);
    this.reactions.add(extras.contract, callback, extras.many);
    this.messageHandlers.set(pattern, Object.assign(callback, { isEventHandler, extras }));
  }

  /** Called by Nest when the handlers are known. Records flow from `begin` on, when the whole application stands. */
  listen(callback: (error?: unknown) => void): void {
    callback();
  }

  /** Takes up what this build can read now and an earlier one could not, then subscribes. */
  async begin(): Promise<void> {
    const { topics } = this.reactions;
    if (this.unsubscribe || topics.length === 0) return;
    await this.takeUpParked();
    this.takingUp = setInterval(() => void this.takeUpParked(), takeUpEveryMs).unref();
    this.unsubscribe = this.broker.subscribe({
      group: this.name,
      topics,
      onBatch: (batch) => this.deliver(batch),
      onPoll: () => this.progress.sign(),
      onTrouble: () => this.progress.sign(),
      onRebalance: () => this.rebalanced(),
    });
  }

  /** Ends after the transactions in flight; their offsets are committed. */
  async close(): Promise<void> {
    clearInterval(this.takingUp);
    const unsubscribe = this.unsubscribe;
    this.unsubscribe = undefined;
    await unsubscribe?.();
  }

  /**
   * Resolves when the group has taken everything that is in its topics now.
   * @returns records taken by this process meanwhile
   */
  async runOnce(): Promise<number> {
    const before = this.progress.taken;
    await this.begin();
    const ends = await this.broker.ends(this.reactions.topics);
    while (!reached(await this.broker.committed(this.name, this.reactions.topics), ends))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return this.progress.taken - before;
  }

  /** Records in its topics that the group has not taken. */
  lag(): Promise<number> {
    return lagOf(this.broker, this.name, this.reactions.topics);
  }

  /** True when a subscribed consumer has neither polled, nor taken a record, nor complained for that long. */
  hangs(milliseconds: number): boolean {
    return this.unsubscribe !== undefined && this.progress.silentFor > milliseconds;
  }

  on(): void {}

  unwrap<Client>(): Client {
    return this.broker as Client;
  }

  private deliver(batch: Parameters<Delivery['deliver']>[0]): Promise<void> {
    return this.delivery.deliver(
      batch,
      (of, offset, count) => this.progress.advance(of, offset, count),
      () => this.progress.sign(),
    );
  }

  private rebalanced(): void {
    crashPoint('cons.in_rebalance');
    this.delivery.onRebalance();
    this.progress.forget();
    this.progress.sign();
  }

  private async takeUpParked(): Promise<void> {
    await takeUp(this, this.reactions).catch((error: unknown) =>
      this.log.warn({ message: 'Parked events could not be taken up', error: String(error) }),
    );
  }
}

const reached = (committed: PartitionOffset[], ends: PartitionOffset[]): boolean =>
  ends.every(({ topic, partition, offset }) =>
    committed.some((mine) => mine.topic === topic && mine.partition === partition && mine.offset >= offset),
  );
