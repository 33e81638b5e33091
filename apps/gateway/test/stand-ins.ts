import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { INestApplication } from '@nestjs/common';
import { composeServices } from '@theguild/federation-composition';
import { graphql, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { brokers, topicPrefix } from '#testing/stack.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const registrationSdl = `${link}
  type Query { area(code: ID!): Area rooms(first: Int): [Area!]! broken: String refused: String listSize(codes: [ID!]!): Int }
  type Area @key(fields: "code") { code: ID! path: String! label: String children: [Area!]! }`;

const screeningSdl = `${link}
  type Coverage { rooms: Int ended: Int }
  type Area @key(fields: "code") { code: ID! coverage: Coverage }
  type Query { campaigns: [String!] }
  type Mutation { record(code: ID!): Int }`;

export const subdistrict = '310000000000.310105000000.310105008000';
export const committee = `${subdistrict}.310105008020`;

/** What the stand-ins were asked, and how they behave. */
export interface Behaviour {
  asked: { service: string; headers: IncomingMessage['headers']; query: string }[];
  coverage: number;
  /** Holds answers of screening back until it resolves. */
  screeningWaits: Promise<void>;
}

const pathOf = (code: string): string | undefined => [subdistrict, committee].find((path) => path.endsWith(code));

const area = (code: string) =>
  pathOf(code) && {
    __typename: 'Area',
    code,
    path: pathOf(code),
    label: code,
    children: () => (code === '310105008000' ? [area('310105008020')] : []),
  };

const registrationRoots = {
  area: ({ code }: { code: string }) => area(code),
  rooms: () => [area('310105008020')],
  listSize: ({ codes }: { codes: string[] }) => codes.length,
  broken: () => {
    throw new Error('password of 13912345678 in table person');
  },
  refused: () => {
    throw new GraphQLError('There is no area', { extensions: { code: 'AREA_UNKNOWN', params: { code: '99' }, stacktrace: ['secret'] } });
  },
};

function schemaOf(sdl: string, behaviour: Behaviour): GraphQLSchema {
  const reference = ({ code }: { code: string }) => ({ __typename: 'Area', code });
  const coverage = () => ({ rooms: 100, ended: behaviour.coverage });
  const resolvers =
    sdl === screeningSdl
      ? { Area: { __resolveReference: reference, coverage } }
      : { Area: { __resolveReference: ({ code }: { code: string }) => area(code) } };
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }] as never);
}

export const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

function service(name: string, sdl: string, behaviour: Behaviour): Server {
  const schema = schemaOf(sdl, behaviour);
  return createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await text(request)) as { query: string; variables: Record<string, unknown> };
    behaviour.asked.push({ service: name, headers: request.headers, query });
    if (name === 'screening') await behaviour.screeningWaits;
    const result = await graphql({
      schema,
      source: query,
      variableValues: variables,
      rootValue: name === 'registration' ? registrationRoots : {},
    });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
}

export interface Gateway {
  url: string;
  behaviour: Behaviour;
  prefix: string;
  gatewayToken: string;
  screening: Server;
  /** Replaced by a spec that wants to see what is passed through. */
  onPlainRequest: (request: IncomingMessage) => Promise<{ status: number; body: string }>;
  token(grants: { role: string; scope: string }[], lifeSeconds?: number): Promise<string>;
  ask(query: string, options?: Asking): Promise<Answer>;
  close(): Promise<void>;
}

export interface Asking {
  variables?: object;
  token?: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: string[]; extensions: { code: string; params: Record<string, unknown>; requestId: string } }[];
}

/** The real gateway before services that only stand for real ones: what matters here is how they behave on the wire. */
export async function startGateway(environment: Record<string, string> = {}): Promise<Gateway> {
  const behaviour: Behaviour = { asked: [], coverage: 40, screeningWaits: Promise.resolve() };
  const screening = service('screening', screeningSdl, behaviour);
  const registration = service('registration', registrationSdl, behaviour);
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] });
  const gateway: Partial<Gateway> = { onPlainRequest: async () => ({ status: 200, body: 'ok' }) };
  const plain = createServer(async (request, response) => {
    if (request.url === '/oidc/jwks') return void response.setHeader('content-type', 'application/json').end(keys);
    const answer = await gateway.onPlainRequest!(request).catch(() => undefined); // an upload that was cut off
    if (!answer) return void response.destroy();
    const { status, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'a=1' }).end(body);
  });
  const graphPart = createServer((request, response) =>
    (request.url === '/graphql' ? registration : plain).emit('request', request, response),
  );
  const identityUrl = await listening(plain);
  const issuer = 'http://gateway.test/oidc';
  const folder = mkdtempSync(join(tmpdir(), 'linli-gateway-'));
  const gatewayToken = randomBytes(32).toString('base64');
  const prefix = topicPrefix();
  writeFileSync(join(folder, 'gateway-token'), gatewayToken);
  writeFileSync(join(folder, 'supergraph.graphql'), composed());
  Object.assign(process.env, {
    ...{
      LINLI_ENV: 'test',
      SERVICE_NAME: 'gateway',
      PORT: '0',
      LOG_LEVEL: 'error',
      SECRETS_DIR: folder,
      SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
    },
    ...{ KAFKA_BROKERS: brokers(), TOPIC_PREFIX: prefix, IDENTITY_ISSUER: issuer, IDENTITY_JWKS_URL: `${identityUrl}/oidc/jwks` },
    ...{ IDENTITY_URL: identityUrl, REGISTRATION_URL: await listening(graphPart), SCREENING_URL: await listening(screening) },
    // Nobody asks it here.
    ...{ PASSES_URL: identityUrl, NOTIFICATIONS_URL: identityUrl },
    ...environment,
  });
  const app = await application();
  const url = await app.getUrl();
  const token: Gateway['token'] = (grants, life = 300) =>
    new SignJWT({ kind: 'person', amr: ['pwd', 'otp'], grants })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })
      .setSubject(randomUUID())
      .setIssuer(issuer)
      .setAudience('linli')
      .setIssuedAt()
      .setExpirationTime(`${life} seconds`)
      .sign(privateKey);
  const workers = await token([{ role: 'committee-worker', scope: subdistrict }]);
  const close = async () => {
    await app.close();
    for (const server of [screening, graphPart, plain]) server.close().closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  };
  const ask: Gateway['ask'] = (query, options) => askAt(url, query, { token: workers, ...options });
  return Object.assign(gateway, { url, behaviour, prefix, gatewayToken, screening, token, ask, close }) as Gateway;
}

async function application(): Promise<INestApplication> {
  const [{ create }, { GatewayModule }] = await Promise.all([import('#platform/start.js'), import('../src/gateway.module.js')]);
  const app = await create(GatewayModule);
  await app.listen(0, '127.0.0.1');
  return app;
}

function composed(): string {
  const subgraphs = [
    { name: 'registration', typeDefs: parse(registrationSdl), url: 'http://registration' },
    { name: 'screening', typeDefs: parse(screeningSdl), url: 'http://screening' },
  ];
  const { supergraphSdl, errors } = composeServices(subgraphs);
  if (!supergraphSdl) throw new Error(JSON.stringify(errors));
  return supergraphSdl;
}

async function askAt(url: string, query: string, { variables, token, headers }: Asking): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, ...body };
}
