import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOfReading, faultOfSlot, highest, lowest, type ReportedReading } from './reading.rules.js';

const receivedAt = new Date('2020-03-01T00:10:00Z');
const reading = (changes: Partial<ReportedReading> = {}): ReportedReading => ({
  ...{ id: randomUUID(), temperature: 36.6, method: 'armpit', takenBy: 'self', symptoms: [], deviceKind: null, sender: null },
  measuredAt: new Date('2020-03-01T00:00:00Z'),
  ...changes,
});
const code = (changes: Partial<ReportedReading>) => faultOfReading(reading(changes), receivedAt)?.code;

describe('a reading', () => {
  it('is right for every value with one decimal from the lowest to the highest, and for no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3_000, max: 5_000 }), (hundredths) => {
        const temperature = hundredths / 100;
        const right = hundredths % 10 === 0 && temperature >= lowest && temperature <= highest;
        expect(code({ temperature }) === undefined).toBe(right);
      }),
    );
  });

  it.each<[string, Partial<ReportedReading>, string | undefined]>([
    ['without a number', { temperature: NaN }, 'READING_OUT_OF_RANGE'],
    ['with an id that is none', { id: 'x' }, 'READING_ID_WRONG'],
    ['with a symptom twice', { symptoms: ['cough', 'cough'] }, 'SYMPTOM_UNKNOWN'],
    ['with a device that breaks a line', { deviceKind: 'a\nb' }, 'DEVICE_WRONG'],
    ['without a time', { measuredAt: new Date(NaN) }, 'INPUT_INVALID'],
    ['of a clock that is a little ahead', { measuredAt: new Date('2020-03-01T00:15:00Z') }, undefined],
    ['of a clock that is wrong', { measuredAt: new Date('2020-03-01T00:15:01Z') }, 'CLOCK_WRONG'],
    ['of fourteen days ago', { measuredAt: new Date('2020-02-16T00:10:00Z') }, undefined],
    ['of longer ago', { measuredAt: new Date('2020-02-16T00:09:59Z') }, 'READING_TOO_OLD'],
  ])('%s', (_, changes, expected) => expect(code(changes)).toBe(expected));

  it.each([
    ['of nobody who is known', undefined, 'OBSERVATION_UNKNOWN'],
    ['of somebody who is only proposed', { state: 'proposed' as const, slot: 'a' }, 'OBSERVATION_NOT_RUNNING'],
    ['of somebody who was not observed after all', { state: 'cancelled' as const, slot: 'a' }, 'OBSERVATION_NOT_RUNNING'],
    ['outside every report', { state: 'active' as const, slot: null }, 'SLOT_NOT_OPEN'],
    ['that comes after the release', { state: 'released' as const, slot: 'a' }, undefined],
  ])('%s', (_, found, expected) => expect(faultOfSlot(found)?.code).toBe(expected));
});
