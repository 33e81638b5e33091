import { Injectable } from '@nestjs/common';
import { Vault } from '#platform/vault.js';
import type { Pass } from './pass.entity.js';
import type { PassDetailsType } from './pass.graphql.js';

interface Sealed {
  plate: string | null;
  visitor: { name: string; phone: string | null } | null;
}

/** Opens the plate or the visitor of a pass, for whoever may see it. */
@Injectable()
export class OpenDetails {
  constructor(private readonly vault: Vault) {}

  execute({ id, wrappedKey, detailsSealed }: Pass): PassDetailsType | null {
    if (!wrappedKey || !detailsSealed) return null;
    const key = this.vault.subjectKey(id, wrappedKey);
    const { plate, visitor } = JSON.parse(this.vault.open(key, detailsSealed, `pass.details:${id}`)) as Sealed;
    return { plate, visitorName: visitor?.name ?? null, visitorPhone: visitor?.phone ?? null };
  }
}
