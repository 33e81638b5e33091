import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { Client } from './client/client.entity.js';
import { RoleGrant } from './grant/grant.entity.js';
import { Identity1790000000001 } from './migrations/1790000000001-identity.js';
import { ColleaguesAbove1790000000003 } from './migrations/1790000000003-colleagues-above.js';
import { Phones1790000000002 } from './migrations/1790000000002-phones.js';
import { OidcRecord } from './oidc/oidc-record.entity.js';
import { Person } from './person/person.entity.js';
import { PhoneAccount } from './phone/phone-account.entity.js';
import { PhoneCode } from './phone/phone-code.entity.js';
import { PhoneSession } from './phone/phone-session.entity.js';
import { TextMessage } from './phone/text-message.entity.js';
import { SignInAttempt } from './sign-in/sign-in-attempt.entity.js';

export const dataSource = database({
  service: 'identity',
  entities: [
    ...messagingEntities,
    Person,
    RoleGrant,
    Client,
    OidcRecord,
    SignInAttempt,
    PhoneAccount,
    PhoneCode,
    PhoneSession,
    TextMessage,
    DueWork,
  ],
  migrations: [...messagingMigrations, DueWork1700000000001, Identity1790000000001, Phones1790000000002, ColleaguesAbove1790000000003],
});
