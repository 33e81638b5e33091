import { start } from '#platform/start.js';
import { ScreeningModule } from './screening.module.js';

await start(ScreeningModule);
