import type { Thermometer } from '#contracts/shared.js';
import type { FeverState, FeverStep, LastFever, MeasuredPerson } from './fever.rules.js';

/** A reading of somebody whose household and building are known. */
export interface PersonReading extends MeasuredPerson {
  residentId: string;
  householdId: string;
  /** Building. */
  areaPath: string;
  /** Null for somebody who is not observed. */
  observationId: string | null;
}

export interface KnownFever extends LastFever {
  id: string;
}

export interface FeverChange {
  step: FeverStep;
  reading: PersonReading;
  /** The one that it confirms or rules out. */
  fever: KnownFever | undefined;
}

/** A fever as the statement that wrote it gives it back. */
export interface WrittenFever {
  feverId: string;
  residentId: string;
  householdId: string;
  observationId: string | null;
  areaPath: string;
  temperature: number;
  method: Thermometer;
  measuredAt: Date;
  state: FeverState;
  version: number;
  isNew: boolean;
}
