import { start } from '#platform/start.js';
import { AuditModule } from './audit.module.js';

await start(AuditModule);
