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
  ): void =>
    declare(target, name, descriptor, { contract, many: false });

/**
 * Declares a reaction to many events at once: those of the contract that follow one another, in their order, several of one key
 * among them. For facts that are kept and answered by no fact: it is called before what `On` declared for the same events, and
 * outside of their traces.
 */
export const OnMany =
  <Contract extends EventContract>(contract: Contract) =>
  <Reaction extends (events: readonly EventOf<Contract>[], tx: EntityManager) => Promise<void>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Reaction>,
  ): void =>
    declare(target, name, descriptor, { contract, many: true });

/** What `On` and `OnMany` leave with Nest for the strategy. */
export interface Declared {
  contract: EventContract;
  many: boolean;
}

function declare(target: object, name: string | symbol, descriptor: PropertyDescriptor, declared: Declared): void {
  Payload()(target, name, 0);
  Ctx()(target, name, 1);
  UseFilters(new Unchanged())(target, name, descriptor);
  (EventPattern(eventPattern(declared.contract), eventTransport, declared) as MethodDecorator)(target, name, descriptor);
}
