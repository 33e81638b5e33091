import { describe, expect, it } from '@jest/globals';
import { isCrooked, passages } from './passages.js';

describe('the ways through the gateway', () => {
  it.each([
    '/identity/../internal/replay',
    '/identity/%2e%2e/internal/replay',
    '/identity/.%2E/internal/replay',
    '/identity/..%2finternal',
    '/identity/..\\internal',
    '/identity/%5c..%5cinternal',
    '/identity//internal',
    '/identity/%252e%252e/internal',
    '/oidc/..',
    '/oidc/./auth',
  ])('refuses %s', (url) => {
    expect(isCrooked(url)).toBe(true);
  });

  it.each([
    '/oidc/auth?redirect_uri=http%3A%2F%2F127.0.0.1%2F..',
    '/api/rosters/0199/errors.xlsx',
    '/oidc/.well-known/openid-configuration',
  ])('lets %s pass', (url) => {
    expect(isCrooked(url)).toBe(false);
  });

  it('leads nowhere into the inside of a service', () => {
    for (const { inside } of passages) expect(inside).not.toMatch(/internal|^\/?$|graphql|metrics/);
  });
});
