/** What keeps a figure from its goal, with what shows it. Read for those rows alone that fell short. */
export const limits: Readonly<Record<number, string>> = {
  1: 'Callers in one process wait for one batch after the other, so database and process take turns: together they use about one of two processors. PostgreSQL takes a third of what it takes for a statement of one check; the rest is ours: each fact is read by its contract, written as text and sent as one element of an array of the driver. Tried: statements planned once (0.67x before), ids from random bits that are ready. Two batches at once would wait for each other at the row that counts the hour.',
  2: 'The server alone reads nothing from outside: no contract, no text of a fact, no array to parse. The process takes as much as PostgreSQL for each check, and both take turns.',
  3: 'Client, service and PostgreSQL share two processors, and 64 connections make small batches: a check costs PostgreSQL 203 µs here and 33 µs in batches of 500 (see 2). The peer is also faster here than where the goal was found.',
  4: 'Half is PostgreSQL, for small batches (see 3). Half is HTTP, the reading of each check, and the relay of the same process, which sends the fact to Kafka.',
  6: 'A booking writes a reservation with six indexes, counts it by a trigger, and writes its fact; the peers write the reservation alone. The callers share the processor of the service.',
  7: 'A booking that is made costs PostgreSQL a third of what "sold out" costs the service, on the same two processors; by REST the same verb reaches 94 %, so the rest is the execution of GraphQL.',
  9: 'Most is kafkajs (see 10); the library does better here than where the goal was found.',
  11: 'On a machine with nothing else to do P0 keeps up with its hundred a second, and is asked directly. Ours answers the change through the gateway and registration, brings the fact over relay, broker and consumer to screening, and is asked through the gateway again, as a worker with rights: 56 ms in the middle at 200 a second. At 2,000 gate checks a second the services, PostgreSQL and Kafka have both processors full.',
  12: 'Each fact is fetched from the broker, read by its contract and kept by key and id, so that it counts once; the peer gets its facts from memory. PostgreSQL takes as much as the service: three rows with their indexes a fact.',
  13: 'The board reads one row for each hour and reason of the day. Behind 10 M facts more of them stand than behind 20,000, and so it reads more; it reads no more for more facts in the same hours.',
  14: "Hive's planner is native, its executor is not: it plans entities, projects and joins in JavaScript as Apollo's does, and ours also weighs each question, limits it, and words its errors. Stitching took three times as much.",
  15: 'A board that nobody has changed is given again for up to five seconds (1 s once something has changed); what is left is the token, the limits and 20 kB to send.',
  17: 'The sender of the flood, gateway, service, PostgreSQL and broker share two processors. A service that nobody asks answers its health after up to 30 ms (p99) meanwhile.',
  18: 'An import writes rooms, households, residents with sealed fields and blind indexes, a history and a fact of each; parsing reads the file alone.',
};
