import { describe, expect, it } from '@jest/globals';
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { failureOf, isTransient } from './failure.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('text'), { code, ...more });

describe('a failure that passes by itself', () => {
  it.each(['08006', '40001', '40P01', '53300', '57P01', '57P05', '25P03', 'ECONNREFUSED', 'ECONNRESET'])('is one with code %s', (code) => {
    expect(isTransient(coded(code))).toBe(true);
    expect(isTransient(Object.assign(new Error('query failed'), { driverError: coded(code) }))).toBe(true);
    expect(isTransient(new Error('outer', { cause: coded(code) }))).toBe(true);
  });

  it('is a connection that was lost between two statements of a transaction', () => {
    const error = new QueryRunnerProviderAlreadyReleasedError();
    expect(isTransient(error)).toBe(true);
    expect(isTransient(new QueryRunnerAlreadyReleasedError())).toBe(true);
  });

  it('is the same event in the inbox twice', () => {
    expect(isTransient(coded('23505', { constraint: 'inbox_pkey' }))).toBe(true);
    expect(isTransient(coded('23505', { constraint: 'pass_number_once' }))).toBe(false);
  });

  it.each([coded('23503'), coded('22P02'), new TypeError('x is not a function'), 'a text', undefined])('is not %s', (error) => {
    expect(isTransient(error)).toBe(false);
  });
});

describe('what is kept of a failure', () => {
  it('is the code of a Rejection', () => {
    expect(failureOf(new Rejection('ACTION_NOT_ALLOWED'))).toEqual({ reason: 'REJECTED', error: 'Rejection ACTION_NOT_ALLOWED' });
  });

  it('is class, code and hash of anything else, and never its text', () => {
    const { reason, error } = failureOf(coded('23503', { name: 'QueryFailedError', message: 'Key (phone)=(13800000000)' }));
    expect(reason).toBe('FAILED');
    expect(error).toMatch(/^QueryFailedError 23503 [0-9a-f]{12}$/);
  });
});
