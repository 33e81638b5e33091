import { Logger } from '@nestjs/common';
import { Rejection } from '#platform/rejection.js';
import { isTransient } from './failure.js';

const logger = new Logger('Database');

/**
 * For work that can be asked for again under the same id. Where the database went away nothing, or everything, was written:
 * the same request once more tells which.
 * @throws Rejection TRY_LATER
 */
export async function orTryLater<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isTransient(error)) throw error;
    logger.warn({ message: 'What was asked is to be sent again', error: (error as Error).name });
    throw new Rejection('TRY_LATER', { seconds: 1 });
  }
}
