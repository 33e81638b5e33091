import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pid } from './pid.js';

export interface StackChild extends Pid {
  name: string;
  /** ISO time of the present start. */
  startedAt: string;
  port: number;
  log: string;
}

/** `stack.json`: where everything of the running stack is. It exists while a stack runs, and after one was killed. */
export interface Stack {
  state: 'starting' | 'ready' | 'stopping';
  home: string;
  startedAt: string;
  supervisor: Pid;
  /** Address of the gateway. */
  publicUrl: string;
  secretsDir: string;
  clockFile: string;
  topicPrefix: string;
  kafka: { brokers: string };
  /** `adminUrl` is the superuser's; `urls` are those of the application roles, by service. */
  database: { adminUrl: string; urls: Record<string, string> };
  services: Record<string, { url: string }>;
  children: StackChild[];
}

const stackFile = (home: string): string => join(home, 'stack.json');

export const writeJson = (file: string, content: unknown): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

export const writeStack = (stack: Stack): void => writeJson(stackFile(stack.home), stack);

export const readStack = (home: string): Stack | undefined => readJson(stackFile(home)) as Stack | undefined;

export const forgetStack = (home: string): void => rmSync(stackFile(home), { force: true });

export type Ports = Record<string, number>;

const portsFile = (home: string): string => join(home, 'ports.json');

/** Ports of the last run: they are used again when they are free, so that bookmarks keep working. */
export const readPorts = (home: string): Ports => (readJson(portsFile(home)) ?? {}) as Ports;

export const writePorts = (home: string, ports: Ports): void => writeJson(portsFile(home), ports);
