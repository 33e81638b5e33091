import { Body, Controller, HttpCode, Module, type OnModuleInit, Post, Req } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BookingDesk } from '../../../apps/supplies/src/reservation/booking-desk.js';
import { SuppliesModule } from '../../../apps/supplies/src/supplies.module.js';
import { start } from '../../../libs/platform/start.js';
import { TokenVerifier } from '../../../libs/platform/token.js';

// Supplies with one more route: what the mutation bookReservation does, by REST. The same caller, the same rules, the same writer.

const Input = z.object({ requestId: z.string(), roundId: z.string(), householdId: z.string() });

@Controller('same/bookings')
class SameBookings implements OnModuleInit {
  private desk: BookingDesk;
  private tokens: TokenVerifier;

  constructor(private readonly modules: ModuleRef) {}

  onModuleInit(): void {
    this.desk = this.modules.get(BookingDesk, { strict: false });
    this.tokens = this.modules.get(TokenVerifier, { strict: false });
  }

  @Post()
  @HttpCode(200)
  async book(@Req() request: FastifyRequest, @Body() body: unknown) {
    const actor = await this.tokens.actorOf(request);
    const { reservation } = await this.desk.book(actor, { ...Input.parse(body), onPaper: false });
    return { reservation: { id: reservation.id, number: reservation.number }, code: null };
  }
}

@Module({ imports: [SuppliesModule], controllers: [SameBookings] })
class SameByRest {}

await start(SameByRest);
