import { Catch, UseFilters, type ExceptionFilter } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { EventContract, EventOf } from '#contracts/topic.js';

/** Transport of our strategy, so that handlers of another transport in the same service are not taken for ours. */
export const eventTransport = Symbol('linli-events');

export const eventPattern = ({ type, version }: EventContract): string => `${type}.v${version}`;

/** Nest would answer with its own exception; whether a fault is transient is decided from the error that was thrown. */
@Catch()
class Unchanged implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Declares a reaction: a method of a controller, called once for every event of the contract, in the transaction that also
 * holds inbox and position. It may only write by `tx`: everything else would not be undone.
 */
export const On =
  <Contract extends EventContract>(contract: Contract) =>
  <Reaction extends (event: EventOf<Contract>, tx: EntityManager) => Promise<void>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Reaction>,
  ): void => {
    Payload()(target, name, 0);
    Ctx()(target, name, 1);
    UseFilters(new Unchanged())(target, name, descriptor);
    const declare = EventPattern(eventPattern(contract), eventTransport, { contract }) as MethodDecorator;
    declare(target, name, descriptor);
  };
