import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readSecret } from '#platform/config.js';
import { gatewayHeader } from '#platform/token.js';
import { type NotificationsConfig, NotificationsSettings } from '../notifications.config.js';

const timeoutMs = 5_000;
const Answer = z.object({ accessToken: z.string() });

/** With what this service asks for figures of an area by itself. */
@Injectable()
export class ServiceToken {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(@Inject(NotificationsSettings) private readonly settings: NotificationsConfig) {}

  /** @throws Error when identity does not answer */
  async of(scope: string): Promise<string> {
    const response = await fetch(new URL('/internal/service-token', this.settings.IDENTITY_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json', [gatewayHeader]: this.gatewayToken },
      body: JSON.stringify({ service: 'notifications', scope }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`Identity answers ${response.status} when asked for a token`);
    return Answer.parse(await response.json()).accessToken;
  }
}
