import { prepared } from '#platform/prepared.js';

/**
 * Everything else that books in this round waits here, so that what follows sees all that was booked before. A draw is only
 * held off: its bookings do not wait for each other.
 */
export const lockQueue = prepared(
  'lock_queue',
  `
  SELECT m.state FROM mask_round m JOIN round_stock s ON s.round_id = m.id WHERE m.id = $1 FOR SHARE OF m FOR UPDATE OF s`,
);
export const lockDraw = prepared('lock_draw', 'SELECT m.state FROM mask_round m WHERE m.id = $1 FOR SHARE');

/**
 * All bookings of a batch: who may, who has already, and the others numbered in the order in which they came, as many as
 * there are packs. What is inserted is subtracted from the round, and counted, by the database itself in the same statement.
 * Each is looked up by its own index, and nothing is joined to the batch again, so that its cost grows with the batch alone;
 * numbers of those that were inserted stand by their ids in the first row.
 */
export const book = prepared(
  'book',
  `
  WITH asked AS (
    SELECT a.*, h.room_code, h.room_path, q.id IS NOT NULL AS repeated, q.id AS request_of, o.id AS household_has, t.id IS NOT NULL AS address_taken,
      CASE WHEN h.id IS NULL OR h.closed OR NOT (a.own OR (h.room_path || '.') ^@ ANY (string_to_array(a.scopes, ','))) THEN 'HOUSEHOLD_UNKNOWN'
        WHEN NOT (h.room_path || '.') ^@ ($2 || '.') THEN 'ROUND_OTHER_AREA' END AS fault
    FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::boolean[], $9::text[], $10::text[], $11::text[], $12::text[])
      WITH ORDINALITY AS a (id, request_id, subject, household_id, own, scopes, by, voucher, short_code, place)
    LEFT JOIN LATERAL (SELECT id, closed, room_code, room_path FROM household WHERE id = a.household_id LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT id FROM reservation WHERE request_id = a.request_id AND booked_by = a.subject LIMIT 1) q ON true
    LEFT JOIN LATERAL (
      SELECT id FROM reservation WHERE round_id = $1 AND household_id = a.household_id AND state <> 'cancelled' LIMIT 1) o ON true
    LEFT JOIN LATERAL (
      SELECT id FROM reservation WHERE round_id = $1 AND room_code = h.room_code AND state <> 'cancelled' LIMIT 1) t ON true),
  fresh AS (
    SELECT *, row_number() OVER (PARTITION BY household_id ORDER BY place) AS of_household,
      row_number() OVER (PARTITION BY room_code ORDER BY place) AS of_address,
      row_number() OVER (PARTITION BY subject, request_id ORDER BY place) AS of_request
    FROM asked WHERE fault IS NULL AND request_of IS NULL AND household_has IS NULL AND NOT address_taken),
  numbered AS (
    SELECT *, row_number() OVER (ORDER BY place) AS nth FROM fresh WHERE of_household = 1 AND of_address = 1 AND of_request = 1),
  inserted AS (
    INSERT INTO reservation (id, round_id, household_id, room_code, path, state, number, by, booked_by, request_id, booked_at, voucher,
      short_code, changed_at, version)
    SELECT n.id, $1, n.household_id, n.room_code, n.room_path, 'booked', CASE WHEN $3 THEN s.next_number + n.nth - 1 END, n.by, n.subject,
      n.request_id, $13, n.voucher, n.short_code, $13, 1
    FROM numbered n JOIN round_stock s ON s.round_id = $1 WHERE NOT $3 OR n.nth <= s.remaining ORDER BY n.nth
    ON CONFLICT DO NOTHING RETURNING id, number)
  SELECT fault, room_code AS "roomCode", room_path AS "roomPath", repeated, address_taken AS "addressTaken",
    coalesce(request_of, CASE WHEN fault IS NULL THEN household_has END) AS "earlierId",
    CASE WHEN place = 1 THEN (SELECT jsonb_object_agg(id, number) FROM inserted) END AS inserted
  FROM asked ORDER BY place`,
);
