import { z } from 'zod';

/** How a topic is created and kept. It is data: the migration job creates and checks topics, nothing is created by use. */
export interface TopicSettings {
  partitions: number;
  /** Days that records are kept; `Infinity` keeps them for ever, so that a new reader can start from the beginning. */
  retentionDays: number;
}

export interface TopicContract extends TopicSettings {
  name: string;
}

/** One version of one fact that a service publishes. */
export interface EventContract<Payload extends z.ZodObject = z.ZodObject> {
  topic: TopicContract;
  /** Wire type, `<topic>.<event>`, the same for every version. */
  type: string;
  version: number;
  /** Name of the payload field that holds the id of the noun; records of one key keep their order. */
  key: keyof z.infer<Payload> & string;
  payload: Payload;
}

export type PayloadOf<Contract extends EventContract> = z.infer<Contract['payload']>;

/** A fact as a reaction receives it. */
export interface EventOf<Contract extends EventContract> {
  /** UUIDv7, made in the transaction of the change. */
  id: string;
  type: string;
  version: number;
  key: string;
  /** Version of the noun after the change: 1, 2, 3 … without gaps for one key. */
  sequence: number;
  time: Date;
  /** Area path under which the fact happened. */
  jurisdiction: string;
  traceparent?: string;
  payload: PayloadOf<Contract>;
}

export const topic = (name: string, settings: TopicSettings) => {
  const contract: TopicContract = { name, ...settings };
  return {
    ...contract,
    event: <Shape extends z.core.$ZodLooseShape>(
      event: string,
      version: number,
      key: keyof Shape & string,
      payload: z.ZodObject<Shape>,
    ): EventContract<z.ZodObject<Shape>> => ({
      topic: contract,
      type: `${name}.${event}`,
      version,
      key: key as EventContract<z.ZodObject<Shape>>['key'],
      payload,
    }),
  };
};
