import { connect } from 'node:net';

const METADATA = 3;
const METADATA_VERSION = 4;

const request = (): Buffer => {
  const body = Buffer.alloc(2 + 2 + 4 + 2 + 4 + 1);
  body.writeInt16BE(METADATA, 0);
  body.writeInt16BE(METADATA_VERSION, 2);
  body.writeInt32BE(1, 4); // correlation id
  body.writeInt16BE(-1, 8); // no client id
  body.writeInt32BE(0, 10); // no topics
  body.writeInt8(0, 14); // never create any
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
};

/**
 * Asks a broker for the metadata of its cluster, by the wire protocol: no client library and no second JVM.
 * Resolves to the number of brokers that take requests, `undefined` while there is none.
 */
export const kafkaAnswers = (port: number, host = '127.0.0.1'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host, timeout: 2_000 }, () => socket.write(request()));
    let answer = Buffer.alloc(0);
    const end = (brokers: number | undefined): void => {
      socket.destroy();
      resolve(brokers || undefined);
    };
    socket.on('data', (piece) => {
      answer = Buffer.concat([answer, piece]);
      // size, correlation id, throttle time, then the count of brokers
      if (answer.length >= 16) end(answer.readInt32BE(12));
    });
    socket.once('timeout', () => end(undefined));
    socket.once('close', () => end(undefined));
    socket.once('error', reject);
  });
