import { z } from 'zod';

export const languages = ['zh', 'en', 'ja', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Area code: 12 digits of the statistics bureau, or such a code followed by `-` parts for compound, building, unit, room. */
export const AreaCode = z.string().regex(/^\d{12}(-[0-9A-Z]{2,6}){0,4}$/);

/** Codes from the city down, joined by `.`; a jurisdiction is a prefix of whole codes. */
export const AreaPath = z.string().regex(/^\d{12}(\.\d{12}(-[0-9A-Z]{2,6}){0,4})*$/);

export const areaKinds = [
  'city',
  'district',
  'subdistrict',
  'town',
  'committee',
  'compound',
  'workplace',
  'building',
  'unit',
  'room',
] as const;
export const AreaKind = z.enum(areaKinds);
export type AreaKind = (typeof areaKinds)[number];

export const roomStates = ['occupied', 'rented', 'empty', 'nobody-home', 'under-renovation', 'commercial'] as const;
export const RoomState = z.enum(roomStates);
export type RoomState = (typeof roomStates)[number];

export const residentFlags = [
  'lives-alone-elderly',
  'limited-mobility',
  'pregnant',
  'infant',
  'chronic-illness',
  'no-phone',
  'foreign-national',
] as const;
export const ResidentFlag = z.enum(residentFlags);
export type ResidentFlag = (typeof residentFlags)[number];

export const ageBands = ['0-5', '6-17', '18-59', '60-69', '70-79', '80+', 'unknown'] as const;
export const AgeBand = z.enum(ageBands);
export type AgeBand = (typeof ageBands)[number];

export const NameInLanguages = z.object({
  zh: z.string(),
  en: z.string().optional(),
  ja: z.string().optional(),
  ko: z.string().optional(),
});
export type NameInLanguages = z.infer<typeof NameInLanguages>;

/** Where somebody came from: a division code of the statistics bureau (6 or 12 digits) or an ISO 3166-1 alpha-2 country. */
export const Origin = z.string().regex(/^(\d{6}|\d{12}|[A-Z]{2})$/);

/** From when the days of an observation count: from the arrival here, or from the last contact with a case. */
export const startRules = ['arrival', 'last-contact'] as const;
export const StartRule = z.enum(startRules);
export type StartRule = (typeof startRules)[number];

export const thermometers = ['forehead', 'ear', 'armpit'] as const;
/** `forehead` is measured without contact; the other two confirm. */
export const Thermometer = z.enum(thermometers);
export type Thermometer = (typeof thermometers)[number];

/** Degrees Celsius, one decimal. */
export const Temperature = z.number().min(34).max(43).multipleOf(0.1);

export const needKinds = ['food', 'medicine', 'rubbish', 'parcels', 'baby', 'pets'] as const;
export const NeedKind = z.enum(needKinds);
export type NeedKind = (typeof needKinds)[number];
