import { start } from '#platform/start.js';
import { GatewayModule } from './gateway.module.js';

await start(GatewayModule);
