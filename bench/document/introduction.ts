/** What `docs/performance.md` says above its figures, whatever they are. */
export const introduction = `# Performance

<!-- Written by bench/document.ts from bench/results. -->

Each figure is a ratio: the peer and ours in one run on one machine, round by round in turn and every other round in reverse, the median of all
rounds; beside each rate the processor time of an event, which a busy machine disturbs less. PostgreSQL is real, with \`fsync\` and
\`synchronous_commit\` on; the broker is a real one.

P0, the peer of record, is in \`bench/peers/p0\`: what the documentation of each part leads to. Nest on Express with ValidationPipe, TypeORM's \`save()\`,
an outbox that is polled and sent one message after the other, \`eachMessage\` of kafkajs, \`@apollo/gateway\`. Its pool holds 20 connections and it
may use as much memory as it likes.

## How to repeat

\`npm run bench\` measures everything on engines and a stack of its own, prints the table, and takes up to 40 minutes on two processors.
\`npm run bench -- gate-http\` measures the figures of one bench; \`gateway\`, \`event-to-figure\` and \`roster-import\` need a running stack (\`npm start -- --detach\`).
\`gate-checks\` needs \`pgbench\` on the \`PATH\`. \`npm run bench -- document\` writes this page. \`npm run bench -- gate-http --flames\` draws where the time of its processes goes, by whose code it is.

## What the figures do not show

- One machine holds clients, services, database and broker: rates are lower than on machines of their own, and a network is missing, which would cost the peers
  more than us, as they ask more often.
- One broker with one replica. What several replicas take to answer is in no figure.
- p99 on few processors is mostly the scheduler. Where \`load\` is above the number of processors, others worked on the machine: such figures are provisional.
`;
