import { start } from '#platform/start.js';
import { PassesModule } from './passes.module.js';

await start(PassesModule);
