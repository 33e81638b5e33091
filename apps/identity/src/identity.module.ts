import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { PlatformModule } from '#platform/platform.module.js';
import { ServiceTokenController } from './client/service-token.controller.js';
import { DemoDoor } from './demo/demo-door.js';
import { DemoOutboxController } from './demo/demo-outbox.controller.js';
import { DemoPersonsController } from './demo/demo-persons.controller.js';
import { ColleagueController } from './grant/colleague.controller.js';
import { EndHouseholdGrants } from './grant/end-household-grants.js';
import { GiveGrant } from './grant/give-grant.js';
import { GrantController } from './grant/grant.controller.js';
import { OnAccountLinked } from './grant/on-account-linked.js';
import { OnAccountUnlinked } from './grant/on-account-unlinked.js';
import { RevokeGrant } from './grant/revoke-grant.js';
import { IdentitySettings, readIdentityConfig } from './identity.config.js';
import { dataSource } from './identity.database.js';
import { AccessTokens } from './oidc/access-tokens.js';
import { ForgetExpired } from './oidc/forget-expired.js';
import { OidcMount } from './oidc/mount.js';
import { OpenIdProvider } from './oidc/provider.js';
import { Passwords } from './person/passwords.js';
import { RegisterPerson } from './person/register-person.js';
import { SecondFactor } from './person/second-factor.js';
import { PhoneController } from './phone/phone.controller.js';
import { PhoneDesk } from './phone/phone-desk.js';
import { PhoneKeys } from './phone/phone-keys.js';
import { PhoneSessions } from './phone/phone-sessions.js';
import { PhoneSignIn } from './phone/phone-sign-in.js';
import { PhoneTokens } from './phone/phone-tokens.js';
import { SendCode } from './phone/send-code.js';
import { TakeCode } from './phone/take-code.js';
import { TextMessages } from './phone/text-messages.js';
import { Attempts } from './sign-in/attempts.js';
import { Devices } from './sign-in/device.js';
import { NextStep } from './sign-in/next-step.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInDialogue } from './sign-in/sign-in-dialogue.js';
import { SignIn } from './sign-in/sign-in.js';

const person = [Passwords, SecondFactor, RegisterPerson];
const grant = [GiveGrant, RevokeGrant, EndHouseholdGrants];
const phone = [PhoneKeys, TextMessages, SendCode, TakeCode, PhoneSessions, PhoneTokens, PhoneDesk, PhoneSignIn];
const controllers = [
  SignInController,
  PhoneController,
  GrantController,
  ColleagueController,
  DemoPersonsController,
  DemoOutboxController,
  ServiceTokenController,
];
const signIn = [Attempts, Devices, SignIn, NextStep, DemoDoor, SignInDialogue];
const oidc = [OpenIdProvider, AccessTokens, OidcMount, ForgetExpired];

@Module({
  imports: [PlatformModule.forRoot(dataSource), MessagingModule.forRoot({ service: 'identity', consumer: 'identity' })],
  controllers: [...controllers, OnAccountLinked, OnAccountUnlinked],
  providers: [{ provide: IdentitySettings, useFactory: readIdentityConfig }, ...person, ...grant, ...signIn, ...phone, ...oidc],
})
export class IdentityModule {}
