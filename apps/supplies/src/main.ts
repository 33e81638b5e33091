import { start } from '#platform/start.js';
import { SuppliesModule } from './supplies.module.js';

await start(SuppliesModule);
