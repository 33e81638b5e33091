import { start } from '#platform/start.js';
import { IdentityModule } from './identity.module.js';

await start(IdentityModule);
