import { start } from '#platform/start.js';
import { NotificationsModule } from './notifications.module.js';

await start(NotificationsModule);
