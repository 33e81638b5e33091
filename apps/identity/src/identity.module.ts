import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform/platform.module.js';
import { DemoPersonsController } from './demo/demo-persons.controller.js';
import { GiveGrant } from './grant/give-grant.js';
import { GrantController } from './grant/grant.controller.js';
import { RevokeGrant } from './grant/revoke-grant.js';
import { IdentitySettings, readIdentityConfig } from './identity.config.js';
import { dataSource } from './identity.database.js';
import { ForgetExpired } from './oidc/forget-expired.js';
import { OidcMount } from './oidc/mount.js';
import { OpenIdProvider } from './oidc/provider.js';
import { Passwords } from './person/passwords.js';
import { RegisterPerson } from './person/register-person.js';
import { SecondFactor } from './person/second-factor.js';
import { Attempts } from './sign-in/attempts.js';
import { Devices } from './sign-in/device.js';
import { NextStep } from './sign-in/next-step.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInDialogue } from './sign-in/sign-in-dialogue.js';
import { SignIn } from './sign-in/sign-in.js';

const person = [Passwords, SecondFactor, RegisterPerson];
const grant = [GiveGrant, RevokeGrant];
const signIn = [Attempts, Devices, SignIn, NextStep, SignInDialogue];
const oidc = [OpenIdProvider, OidcMount, ForgetExpired];

@Module({
  imports: [PlatformModule.forRoot(dataSource)],
  controllers: [SignInController, GrantController, DemoPersonsController],
  providers: [{ provide: IdentitySettings, useFactory: readIdentityConfig }, ...person, ...grant, ...signIn, ...oidc],
})
export class IdentityModule {}
