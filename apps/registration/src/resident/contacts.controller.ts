import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { RecordAccess, serviceActor } from '#messaging/record-access.js';
import { requireGateway } from '#platform/token.js';
import { type Contact, ReadContacts } from './read-contacts.js';

const Request = z.object({ residentIds: z.array(z.uuid()).max(500) });

/** For services that write to people, at the moment they write: nobody else keeps a name, a phone or an address. No passage of the gateway leads here. */
@Controller('internal/contacts')
export class ContactsController {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadContacts,
    private readonly record: RecordAccess,
  ) {}

  /** Who is not known is left out. @throws Rejection GATEWAY_ONLY, INPUT_INVALID */
  @Post()
  @HttpCode(200)
  async contacts(@Req() { id, headers, body }: FastifyRequest): Promise<{ contacts: Contact[] }> {
    requireGateway(headers, this.gatewayToken);
    const asked = Request.safeParse(body);
    if (!asked.success) throw new Rejection('INPUT_INVALID', { field: 'residentIds' });
    const contacts = await asService(this.dataSource, 'contacts', async (tx) => {
      const { contacts, paths, households } = await this.read.execute(tx, asked.data.residentIds);
      const residents = contacts.map(({ residentId }) => residentId);
      const about = { residents, households, paths, count: residents.length, purpose: 'notification' as const };
      if (residents.length > 0)
        await this.record.execute(tx, serviceActor('notifications', id), { action: 'resident.read', resourceType: 'contact', ...about });
      return contacts;
    });
    return { contacts };
  }
}
