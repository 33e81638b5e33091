import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Rejection } from '#platform/rejection.js';

const mostBytes = 16_384;

/** Keeps the bytes of a receipt as they came: they are what was signed. */
@Injectable()
export class SignedBody implements OnModuleInit {
  private readonly bodies = new WeakMap<object, Buffer>();

  constructor(private readonly adapterHost: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    this.adapterHost.httpAdapter.getInstance().addHook('preParsing', async (request, _reply, payload) => {
      if (!request.url.startsWith('/receipts')) return payload;
      const body = await whole(payload);
      this.bodies.set(request.raw, body);
      return Object.assign(Readable.from([body]), { receivedEncodedLength: body.length });
    });
  }

  of({ raw }: FastifyRequest): Buffer {
    return this.bodies.get(raw) ?? Buffer.alloc(0);
  }
}

async function whole(payload: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of payload) {
    length += (part as Buffer).length;
    if (length > mostBytes) throw new Rejection('BODY_TOO_LARGE', { max: mostBytes / 1024 });
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
