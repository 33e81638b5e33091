import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { asService } from '#platform/scope.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';
import { Person } from '../person/person.entity.js';
import { type OfferedRole, offeredRoles } from './texts.js';

/** One click instead of password and code, for the persons of a demonstration. In production the door is a wall. */
@Injectable()
export class DemoDoor {
  constructor(
    @Inject(IdentitySettings) private readonly config: IdentityConfig,
    private readonly dataSource: DataSource,
  ) {}

  /** Roles with a demonstration person who bears the role's name. */
  async offered(): Promise<OfferedRole[]> {
    const there = new Set((await this.named(offeredRoles)).map(({ handle }) => handle));
    return offeredRoles.filter((role) => there.has(role));
  }

  async personFor(role: string): Promise<Person | undefined> {
    return (await this.named(offeredRoles.filter((offered) => offered === role)))[0];
  }

  private async named(handles: readonly string[]): Promise<Person[]> {
    if (this.config.LINLI_ENV === 'production') return [];
    return asService(this.dataSource, 'demo-door', (tx) => tx.findBy(Person, { handle: In([...handles]), demo: true }));
  }
}
