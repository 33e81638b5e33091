import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, Loaders } from '#platform/graphql.js';
import { maskPhone } from '#platform/phone.rules.js';
import { PersonNameType, ResidentDocumentType, ResidentType } from '../household/household.graphql.js';
import { maskDocument } from './document.rules.js';
import { maskEmail } from './email.rules.js';
import { maskName, type Names } from './names.rules.js';
import { OpenRecords } from './open-records.js';
import { ResidentFile } from './resident-file.js';
import { shownDocument } from './show-resident.js';

type Places = GraphContext['loaders'];

/** What tells who somebody is: opened field by field, and only after it was written down who opens it. */
@Resolver(() => ResidentType)
export class ResidentDetailsResolver {
  constructor(
    private readonly open: OpenRecords,
    private readonly file: ResidentFile,
  ) {}

  @ResolveField()
  async name(@Parent() { sealed }: ResidentType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<PersonNameType> {
    const clear = await this.open.execute(sealed, actor, loaders);
    return shownNames(this.file.contact(sealed.row).names, clear ? (name) => name : maskName);
  }

  @ResolveField()
  async phones(@Parent() { sealed }: ResidentType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<string[]> {
    const clear = await this.open.execute(sealed, actor, loaders);
    const { phones } = this.file.contact(sealed.row);
    return clear ? phones : phones.map(maskPhone);
  }

  @ResolveField()
  async emails(@Parent() { sealed }: ResidentType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<string[]> {
    const clear = await this.open.execute(sealed, actor, loaders);
    const { emails } = this.file.contact(sealed.row);
    return clear ? emails : emails.map(maskEmail);
  }

  /** Masked for everybody. */
  @ResolveField()
  documents(@Parent() { sealed }: ResidentType): ResidentDocumentType[] {
    return this.file.documents(sealed.row).map((document) => shownDocument(document, maskDocument));
  }

  @ResolveField()
  async birthDate(@Parent() { sealed }: ResidentType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<string | null> {
    const clear = await this.open.execute(sealed, actor, loaders);
    return clear ? sealed.row.birthDate : (sealed.row.birthDate?.slice(0, 4) ?? null);
  }
}

export const shownNames = ({ original, latin, chinese }: Names, as: (name: string) => string): PersonNameType => ({
  original: as(original),
  latin: latin ? as(latin) : null,
  chinese: chinese ? as(chinese) : null,
});
