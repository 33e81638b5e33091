const held = `number IS NOT NULL AND state IN ('booked', 'called', 'collected')`;

/**
 * What a statement on reservations changes is counted in the same transaction, whoever made it: the packs that are left, the
 * figures of each compound, and the facts behind them. For that it sees all areas, as a resident does not, and gives
 * the scope back. The row of the round comes first, as for whoever books, so that two of them never wait for each other.
 */
const counting = (name: string, changed: string, facts: string): string => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE scope text := current_setting('app.scope', true);
BEGIN
  PERFORM set_config('app.scope', '*', true);
  UPDATE round_stock s SET remaining = s.remaining - d.held, next_number = greatest(s.next_number, d.last + 1)
  FROM (SELECT round_id, sum(sign)::integer AS held, max(number) AS last FROM (${changed}) c WHERE ${held} GROUP BY round_id) d
  WHERE s.round_id = d.round_id AND d.held <> 0;
  INSERT INTO mask_rollup AS r (round_id, path, booked, called, collected)
  SELECT * FROM (
    SELECT round_id, compound_of(path) AS compound,
      coalesce(sum(sign) FILTER (WHERE state IN ('booked', 'called', 'collected')), 0)::integer AS booked,
      coalesce(sum(sign) FILTER (WHERE state IN ('called', 'collected')), 0)::integer AS called,
      coalesce(sum(sign) FILTER (WHERE state = 'collected'), 0)::integer AS collected
    FROM (${changed}) c GROUP BY 1, 2 ORDER BY 1, 2) d
  WHERE (booked, called, collected) <> (0, 0, 0)
  ON CONFLICT (round_id, path) DO UPDATE
  SET booked = r.booked + excluded.booked, called = r.called + excluded.called, collected = r.collected + excluded.collected;
  INSERT INTO fact (id, figure, type, at, path) ${facts};
  PERFORM set_config('app.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$`;

const added = `SELECT round_id, path, state, number, 1 AS sign FROM after`;
const taken = `SELECT round_id, path, state, number, -1 AS sign FROM before`;

/** What goes back to be called again was not collected: it lapsed and rolled over. */
const changes = `
  SELECT uuidv7(), 'masks', 'reservation-' || CASE a.state WHEN 'booked' THEN 'lapsed' ELSE a.state END, a.changed_at, compound_of(a.path)
  FROM after a JOIN before b USING (id) WHERE a.state <> b.state`;

export const countReservations = [
  `CREATE FUNCTION compound_of(path text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT array_to_string((string_to_array(path, '.'))[1:5], '.') $$`,
  counting('count_new_reservations', added, `SELECT uuidv7(), 'masks', 'reservation-booked', changed_at, compound_of(path) FROM after`),
  counting('count_changed_reservations', `${added} UNION ALL ${taken}`, changes),
  `CREATE TRIGGER counted AFTER INSERT ON "reservation" REFERENCING NEW TABLE AS after
     FOR EACH STATEMENT EXECUTE FUNCTION count_new_reservations()`,
  `CREATE TRIGGER counted_again AFTER UPDATE ON "reservation" REFERENCING OLD TABLE AS before NEW TABLE AS after
     FOR EACH STATEMENT EXECUTE FUNCTION count_changed_reservations()`,
];
