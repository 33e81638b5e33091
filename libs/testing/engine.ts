/** A database server or a broker that the tests use; one of their own can be stopped and started by a spec. */
export interface Engine {
  /** Administrator URL of a database server; `host:port` of a broker. The same before and after an outage. */
  address: string;
  /** In an orderly way. */
  stop(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Resolves when it answers again. */
  start(): Promise<void>;
  /** Ends it for good and forgets what it kept. */
  drop(): Promise<void>;
}

export type EngineKind = 'database' | 'broker';
export type Engines = Record<EngineKind, () => Promise<Engine>>;
