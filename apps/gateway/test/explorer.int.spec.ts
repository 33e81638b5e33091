import { afterEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startGateway, type Gateway } from './stand-ins.js';

describe('looking at the graph', () => {
  let gateway: Gateway;
  afterEach(() => gateway.close());

  it('is possible on a local stack, with examples for a persona and nothing from another origin', async () => {
    gateway = await startGateway({ LINLI_ENV: 'local' });
    const page = await fetch(`${gateway.url}/graphql?persona=doctor`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('proposedRisks(');
    expect(html).toContain('npx linli token doctor');
    expect(html.match(/<(script|link|img)[^>]+(src|href)="?(https?:)?\/\//g)).toBeNull();
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*connect-src 'self'/);
    const unknown = await fetch(`${gateway.url}/graphiql?persona=%3Cscript%3Ealert(1)`);
    expect(await unknown.text()).not.toContain('<script>alert(1)');
    const { data, errors } = await gateway.ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema');
  }, 30_000);

  it('is not possible in production, for nobody and by no way', async () => {
    gateway = await startGateway({ LINLI_ENV: 'production' });
    for (const path of ['graphql', 'graphiql'])
      expect((await fetch(`${gateway.url}/${path}`, { headers: { accept: 'text/html' } })).status).toBe(404);
    const hidden = 'query { ...F } fragment F on Query { __schema { types { name } } }';
    for (const query of [getIntrospectionQuery(), '{ __type(name: "Area") { name } }', hidden]) {
      const { data, errors } = await gateway.ask(query);
      expect(data ?? null).toBeNull();
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INTROSPECTION_OFF']);
    }
    expect((await gateway.ask('{ area(code: "310105008020") { __typename } }')).data).toEqual({ area: { __typename: 'Area' } });
  }, 30_000);
});
