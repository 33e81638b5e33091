import type { Language } from '#contracts/shared.js';
import { accessRejections } from './rejections/access.js';
import { areaRejections } from './rejections/area.js';
import { campaignRejections } from './rejections/campaign.js';
import { gateRejections } from './rejections/gate.js';
import { gatewayRejections } from './rejections/gateway.js';
import { helpRejections } from './rejections/help.js';
import { householdRejections } from './rejections/household.js';
import { keyRegionRejections } from './rejections/key-region.js';
import { ledgerRejections } from './rejections/ledger.js';
import { observationRejections } from './rejections/observation.js';
import { readingRejections } from './rejections/reading.js';
import { mergeRejections } from './rejections/merge.js';
import { phoneSignInRejections } from './rejections/phone-sign-in.js';
import { parkedRejections } from './rejections/parked.js';
import { passRejections } from './rejections/pass.js';
import { residentRejections } from './rejections/resident.js';
import { notificationRejections } from './rejections/notification.js';
import { rosterRejections } from './rejections/roster.js';
import { selfRegistrationRejections } from './rejections/self-registration.js';
import { tripRejections } from './rejections/trip.js';
import { maskRoundRejections } from './rejections/mask-round.js';
import { reservationRejections } from './rejections/reservation.js';
import { stockRejections } from './rejections/stock.js';
import { taskRejections } from './rejections/task.js';

type Texts = Record<Language, string>;
type Params = Record<string, string | number>;

const catalogue = {
  ...accessRejections,
  ...areaRejections,
  ...householdRejections,
  ...residentRejections,
  ...rosterRejections,
  ...keyRegionRejections,
  ...tripRejections,
  ...selfRegistrationRejections,
  ...phoneSignInRejections,
  ...mergeRejections,
  ...campaignRejections,
  ...observationRejections,
  ...readingRejections,
  ...taskRejections,
  ...stockRejections,
  ...helpRejections,
  ...maskRoundRejections,
  ...reservationRejections,
  ...notificationRejections,
  ...passRejections,
  ...gateRejections,
  ...ledgerRejections,
  ...parkedRejections,
  ...gatewayRejections,
} satisfies Record<string, Texts>;

export type RejectionCode = keyof typeof catalogue;

/** Every code with its texts; a language that is missing does not compile. */
export const rejectionCatalogue: Readonly<Record<RejectionCode, Texts>> = catalogue;

const areaCode = /^(\d{1,6}|\d{12}(-\d+)*)$/;

/** A code comes from whoever asks, and what was typed in its place by mistake could be somebody's number: it is not repeated. */
const withoutMistakenCode = (params: Params): Params =>
  typeof params['code'] === 'string' && !areaCode.test(params['code']) ? { ...params, code: '…' } : params;

/**
 * A business "no": the caller can understand it and act on it. Everything else that is thrown is a fault.
 * `params` fill the placeholders of the text, so they never hold a name, a number of a document or a phone.
 */
export class Rejection extends Error {
  readonly params: Params;

  constructor(
    readonly code: RejectionCode,
    params: Params = {},
  ) {
    const told = withoutMistakenCode(params);
    super(rejectionText(code, 'en', told));
    this.name = 'Rejection';
    this.params = told;
  }

  textIn(language: Language): string {
    return rejectionText(this.code, language, this.params);
  }
}

export function rejectionText(code: RejectionCode, language: Language, params: Params = {}): string {
  return catalogue[code][language].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
