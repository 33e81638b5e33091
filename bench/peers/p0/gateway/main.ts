import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from 'apollo-gateway-of-p0';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createRemoteJWKSet, jwtVerify } from 'jose';

// The gateway of P0: @apollo/gateway, under a name of its own so that no package of ours takes it for the one it may use. As Apollo's
// documentation has it: the same supergraph before the same services, the token verified, headers passed on.

interface Context {
  authorization?: string | undefined;
}

const { SUPERGRAPH_FILE = '', GATEWAY_TOKEN = '', IDENTITY_ISSUER = '', IDENTITY_JWKS_URL = '', PORT, SUBGRAPHS = '{}' } = process.env;
const urls = JSON.parse(SUBGRAPHS) as Record<string, string>;
const keys = createRemoteJWKSet(new URL(IDENTITY_JWKS_URL));

class Service extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Context>): void {
    request.http?.headers.set('authorization', context.authorization ?? '');
    request.http?.headers.set('x-linli-gateway', GATEWAY_TOKEN);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(SUPERGRAPH_FILE, 'utf8'),
  buildService: ({ name }) => new Service({ url: `${urls[name]}/graphql` }),
});
await startStandaloneServer(new ApolloServer<Context>({ gateway }), {
  listen: { port: Number(PORT), host: '127.0.0.1' },
  context: async ({ req: { headers } }) => {
    await jwtVerify(headers.authorization?.split(' ')[1] ?? '', keys, { issuer: IDENTITY_ISSUER, audience: 'linli' });
    return { authorization: headers.authorization };
  },
});
