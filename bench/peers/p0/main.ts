import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { P0Module } from './p0.module.js';

// P0, the peer of record: what the documentation of each part leads to. Nest on Express, ValidationPipe, TypeORM's save(), an outbox
// that is polled one message after the other, eachMessage of kafkajs. It does the same work as the services that it is compared with.

const app = await NestFactory.create(P0Module, { logger: ['error'] });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
app.enableShutdownHooks();
await app.listen(Number(process.env['PORT']), '127.0.0.1');
