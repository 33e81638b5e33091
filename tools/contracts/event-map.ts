import type { TopicContract } from '#contracts/topic.js';
import type { PublishedEvent } from './published-events.js';

const begin = '<!-- event map: written by tools/contracts.ts -->';
const end = '<!-- end of the event map -->';

const introduction = `# Architecture

Services of one package, each its own process with its own database. They tell each other facts over Kafka and nothing else:
a fact is written into the outbox in the transaction of the change, published in the order of its key, and taken by each
consumer once. The map of the facts is generated from the contracts in \`libs/contracts\` and the \`@On\` methods of the services.

## Events

${begin}
${end}
`;

/** Puts the map between its markers; a document without them is begun. */
export function withEventMap(document: string | undefined, events: readonly PublishedEvent[]): string {
  const text = document ?? introduction;
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`docs/architecture.md has lost its markers: ${begin} … ${end}`);
  return `${text.slice(0, start + begin.length)}\n\n${eventMap(events)}\n${text.slice(stop)}`;
}

function eventMap(events: readonly PublishedEvent[]): string {
  const rows = events.map((event) => [
    `\`${event.contract.topic.name}\``,
    `[\`${event.name}\`](schemas/${event.id}.json)`,
    event.publisher,
    event.consumers.join(', ') || '-',
    `\`${event.contract.key}\``,
    kept(event.contract.topic),
  ]);
  const table = [['Topic', 'Event', 'Published by', 'Consumed by', 'Key', 'Kept'], ['---', '---', '---', '---', '---', '---'], ...rows];
  return `${diagram(events)}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

const kept = ({ partitions, retentionDays }: TopicContract): string =>
  `${retentionDays === Infinity ? 'for ever' : `${retentionDays} days`}, ${partitions} partitions`;

function diagram(events: readonly PublishedEvent[]): string {
  const topics = [...Map.groupBy(events, ({ contract }) => contract.topic.name)];
  const arrows = topics.flatMap(([topic, of]) => {
    const consumers = [...new Set(of.flatMap((event) => event.consumers))].sort();
    return [`  ${of[0]!.publisher} --> ${topic}[/${topic}/]`, ...consumers.map((consumer) => `  ${topic} --> ${consumer}`)];
  });
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}
