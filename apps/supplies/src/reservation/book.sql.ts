/**
 * Everything else that books in this round waits here, so that what follows sees all that was booked before. A draw is only
 * held off: its bookings do not wait for each other.
 */
export const lockQueue = `
  SELECT m.state FROM mask_round m JOIN round_stock s ON s.round_id = m.id WHERE m.id = $1 FOR SHARE OF m FOR UPDATE OF s`;
export const lockDraw = `SELECT m.state FROM mask_round m WHERE m.id = $1 FOR SHARE`;

/**
 * All bookings of a batch: who may, who has already, and the others numbered in the order in which they came, as many as
 * there are packs. What is inserted is subtracted from the round, and counted, by the database itself in the same statement.
 */
export const book = `
  WITH asked AS (
    SELECT a.*, h.room_code, h.room_path,
      CASE WHEN h.id IS NULL OR h.closed OR NOT (a.own OR (h.room_path || '.') ^@ ANY (string_to_array(a.scopes, ','))) THEN 'HOUSEHOLD_UNKNOWN'
        WHEN NOT (h.room_path || '.') ^@ ($2 || '.') THEN 'ROUND_OTHER_AREA' END AS fault
    FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::boolean[], $9::text[], $10::text[], $11::text[], $12::text[])
      WITH ORDINALITY AS a (id, request_id, subject, household_id, own, scopes, by, voucher, short_code, place)
    LEFT JOIN household h ON h.id = a.household_id),
  known AS (
    SELECT a.place, q.id IS NOT NULL AS repeated, coalesce(q.id, CASE WHEN a.fault IS NULL THEN h.id END) AS earlier_id,
      EXISTS (SELECT FROM reservation r WHERE r.round_id = $1 AND r.room_code = a.room_code AND r.state <> 'cancelled') AS address_taken
    FROM asked a
    LEFT JOIN reservation q ON q.request_id = a.request_id AND q.booked_by = a.subject
    LEFT JOIN reservation h ON h.round_id = $1 AND h.household_id = a.household_id AND h.state <> 'cancelled'),
  fresh AS (
    SELECT a.*, row_number() OVER (PARTITION BY a.household_id ORDER BY place) AS of_household,
      row_number() OVER (PARTITION BY a.room_code ORDER BY place) AS of_address,
      row_number() OVER (PARTITION BY a.subject, a.request_id ORDER BY place) AS of_request
    FROM asked a JOIN known k USING (place) WHERE a.fault IS NULL AND k.earlier_id IS NULL AND NOT k.address_taken),
  numbered AS (
    SELECT *, row_number() OVER (ORDER BY place) AS nth FROM fresh WHERE of_household = 1 AND of_address = 1 AND of_request = 1),
  inserted AS (
    INSERT INTO reservation (id, round_id, household_id, room_code, path, state, number, by, booked_by, request_id, booked_at, voucher,
      short_code, changed_at, version)
    SELECT n.id, $1, n.household_id, n.room_code, n.room_path, 'booked', CASE WHEN $3 THEN s.next_number + n.nth - 1 END, n.by, n.subject,
      n.request_id, $13, n.voucher, n.short_code, $13, 1
    FROM numbered n JOIN round_stock s ON s.round_id = $1 WHERE NOT $3 OR n.nth <= s.remaining ORDER BY n.nth
    ON CONFLICT DO NOTHING RETURNING id, number)
  SELECT a.fault, a.room_code AS "roomCode", a.room_path AS "roomPath", k.earlier_id AS "earlierId", k.repeated,
    k.address_taken AS "addressTaken", i.id IS NOT NULL AS inserted, i.number
  FROM asked a JOIN known k USING (place) LEFT JOIN inserted i ON i.id = a.id ORDER BY a.place`;
