import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { orTryLater } from '#messaging/or-try-later.js';
import { Clock } from '#platform/clock.js';
import { languageOf } from '#platform/language.js';
import { Rejection, rejectionText } from '#platform/rejection.js';
import { DeviceRequests } from '../device/device-requests.js';
import { mostChecksAtOnce, readChecks, type RowFault } from './gate-check.rules.js';
import { WriteGateChecks } from './write-gate-checks.js';

/** Devices tell what they have decided, in arrays; a batch may come as often as it likes. */
@Controller('gate')
export class GateChecksController {
  constructor(
    private readonly requests: DeviceRequests,
    private readonly write: WriteGateChecks,
    private readonly clock: Clock,
  ) {}

  @Post('checks')
  @HttpCode(200)
  async take(@Req() request: FastifyRequest, @Body() batch: unknown) {
    const device = await orTryLater(() => this.requests.deviceOf(request));
    if (!Array.isArray(batch)) throw new Rejection('INPUT_INVALID', { field: 'body' });
    if (batch.length > mostChecksAtOnce) throw new Rejection('GATE_CHECKS_TOO_MANY', { max: mostChecksAtOnce });
    const { rows, repeated, rejected } = readChecks(batch, this.clock.now());
    const written = await orTryLater(() => this.write.execute(rows.map((row) => ({ ...row, device }))));
    const refused = written.flatMap<RowFault>(({ code }, place) =>
      code ? [{ index: rows[place]!.index, code, ...(code === 'GATE_CHECK_WRONG' && { params: { field: 'checkKey' } }) }] : [],
    );
    const language = languageOf(request.headers);
    const all = [...rejected, ...refused].toSorted((one, other) => one.index - other.index);
    return {
      accepted: rows.length - refused.length + repeated,
      repeated: written.filter((row) => row.repeated).length + repeated,
      rejected: all.map(({ index, code, params }) => ({ index, code, message: rejectionText(code, language, params) })),
    };
  }
}
