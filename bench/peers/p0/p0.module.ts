import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Kafka, logLevel } from 'kafkajs';
import { BoardController } from './figures/board.controller.js';
import { CountGateFlow } from './figures/count-gate-flow.js';
import { InboxMessage, PeerGateFlow } from './figures/gate-flow.entity.js';
import { PeerDevice } from './gate-check/device.entity.js';
import { PeerGateCheck } from './gate-check/gate-check.entity.js';
import { GateChecksController } from './gate-check/gate-checks.controller.js';
import { GateChecksService } from './gate-check/gate-checks.service.js';
import { OutboxMessage } from './outbox/outbox.entity.js';
import { OutboxRelay } from './outbox/outbox.relay.js';

const entities = [PeerDevice, PeerGateCheck, OutboxMessage, InboxMessage, PeerGateFlow];
const { DATABASE_URL: url = '', KAFKA_BROKERS = '', POOL_SIZE = '20' } = process.env;

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url, entities, synchronize: true, poolSize: Number(POOL_SIZE) }),
    TypeOrmModule.forFeature(entities),
  ],
  controllers: [GateChecksController, BoardController],
  providers: [
    { provide: Kafka, useFactory: () => new Kafka({ brokers: KAFKA_BROKERS.split(','), clientId: 'peer', logLevel: logLevel.ERROR }) },
    ...[GateChecksService, OutboxRelay, CountGateFlow],
  ],
})
export class P0Module {}
