import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mainOf, services, type Service } from '../services.js';
import { freePort, isFree } from './free-port.js';
import { pidOf } from './pid.js';
import { makeSecrets } from './secrets.js';
import { readPorts, type Ports, type Stack } from './stack-file.js';

const DEFAULT_PORT = 8080;

/** The services that this build contains. */
export const builtServices = (): Service[] => services().filter(({ name }) => mainOf(name));

export class PortTaken extends Error {
  constructor(port: number) {
    super(
      [
        `Port ${port} is in use by another program; PORT=${port + 1} npm start takes another one.`,
        `  Debian/Ubuntu  sudo ss -ltnp 'sport = :${port}'     shows which program it is`,
        `  macOS          lsof -nP -iTCP:${port} -sTCP:LISTEN`,
        `  Windows        netstat -ano | findstr :${port}`,
      ].join('\n'),
    );
  }
}

/** The door's port is a promise to people and never moves by itself; 0 means any. */
const gatewayPort = async (): Promise<number> => {
  const port = Number(process.env['PORT'] ?? DEFAULT_PORT);
  if (port === 0) return freePort();
  if (!(await isFree(port))) throw new PortTaken(port);
  return port;
};

const servicePorts = async (former: Ports, gateway: number): Promise<Ports> => {
  const ports: Ports = {};
  for (const { name } of builtServices()) {
    let port = name === 'gateway' ? gateway : await freePort(former[name]);
    while (name !== 'gateway' && Object.values(ports).includes(port)) port = await freePort();
    ports[name] = port;
  }
  return ports;
};

/** Addresses of a stack that is about to start: those of the last run where they are free. */
export const planStack = async (home: string): Promise<Stack> => {
  const secretsDir = join(home, 'secrets');
  const gateway = await gatewayPort();
  const ports = await servicePorts(readPorts(home), gateway);
  mkdirSync(home, { recursive: true });
  makeSecrets(secretsDir);
  return {
    state: 'starting',
    home,
    startedAt: new Date().toISOString(),
    supervisor: pidOf(process.pid),
    publicUrl: process.env['PUBLIC_URL'] ?? `http://localhost:${gateway}`,
    secretsDir,
    clockFile: join(home, 'clock.json'),
    topicPrefix: process.env['TOPIC_PREFIX'] ?? '',
    kafka: { brokers: process.env['KAFKA_BROKERS'] ?? '' },
    database: { adminUrl: process.env['DATABASE_ADMIN_URL'] ?? process.env['DATABASE_URL'] ?? '', urls: {} },
    services: Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, { url: `http://127.0.0.1:${port}` }])),
    children: [],
  };
};
