import { start } from '#platform/start.js';
import { RegistrationModule } from './registration.module.js';

await start(RegistrationModule);
