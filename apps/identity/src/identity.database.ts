import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { Client } from './client/client.entity.js';
import { RoleGrant } from './grant/grant.entity.js';
import { Identity1790000000001 } from './migrations/1790000000001-identity.js';
import { OidcRecord } from './oidc/oidc-record.entity.js';
import { Person } from './person/person.entity.js';
import { SignInAttempt } from './sign-in/sign-in-attempt.entity.js';

export const dataSource = database({
  service: 'identity',
  entities: [Person, RoleGrant, Client, OidcRecord, SignInAttempt, DueWork],
  migrations: [DueWork1700000000001, Identity1790000000001],
});
