import { Module } from '@nestjs/common';
import { readConfig } from '#platform/config.js';
import { PlatformModule } from '#platform/platform.module.js';
import { Board } from './board/board.js';
import { gatewayConfig, GatewaySettings } from './gateway.config.js';
import { Explorer } from './explorer/explorer.js';
import { GraphDoor } from './graph/graph-door.js';
import { Graph } from './graph/graph.js';
import { LiveUpdates } from './live/live-updates.js';
import { AskServices } from './operator/ask-services.js';
import { OperatorController } from './operator/operator.controller.js';
import { PassThrough } from './proxy/pass-through.js';

@Module({
  imports: [PlatformModule.forRoot()],
  controllers: [OperatorController],
  providers: [
    { provide: GatewaySettings, useFactory: () => readConfig(gatewayConfig) },
    LiveUpdates,
    Graph,
    GraphDoor,
    Explorer,
    PassThrough,
    Board,
    AskServices,
  ],
})
export class GatewayModule {}
