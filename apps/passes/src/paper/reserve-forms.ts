import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { newCheckCode, takeNumbers } from '../pass/write-passes.js';
import { PaperForm } from './paper-form.entity.js';

export const mostForms = 80;

/** Takes numbers for forms that are filled by hand first, and keyed later under these numbers. */
@Injectable()
export class ReserveForms {
  constructor(private readonly clock: Clock) {}

  /**
   * @returns the numbers, as one text
   * @throws Rejection AREA_UNKNOWN, INPUT_INVALID
   */
  async execute(tx: EntityManager, areaCode: string, count: number): Promise<string> {
    if (!Number.isInteger(count) || count < 1 || count > mostForms) throw new Rejection('INPUT_INVALID', { field: 'count' });
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const numbers = await takeNumbers(tx, count);
    const printedAt = this.clock.now();
    await tx.insert(
      PaperForm,
      numbers.map((number) => ({ number, checkCode: newCheckCode(), path: area.path, passId: null, printedAt })),
    );
    return numbers.join(',');
  }

  async read(tx: EntityManager, numbers: string): Promise<PaperForm[]> {
    return tx.find(PaperForm, { where: { number: In(numbers.split(',')) }, order: { number: 'ASC' } });
  }
}
