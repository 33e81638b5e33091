import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { DeviceGuard, type DeviceRequest } from './device.guard.js';
import { GateCheckDto } from './gate-check.dto.js';
import { GateChecksService } from './gate-checks.service.js';

@Controller('gate/checks')
@UseGuards(DeviceGuard)
export class GateChecksController {
  constructor(private readonly checks: GateChecksService) {}

  @Post()
  @HttpCode(200)
  create(@Req() { device }: DeviceRequest, @Body() dto: GateCheckDto): Promise<{ accepted: number; repeated: number }> {
    return this.checks.create(device, dto);
  }
}
