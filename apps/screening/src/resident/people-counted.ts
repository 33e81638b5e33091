/** For a resident `r` in a statement that counts people: a record that was merged into another is nobody any more. */
export const isPerson = 'r.merged_into IS NULL';

/**
 * For an answer `w` and a person `r`: given by the record that stands for the person, or by one that was merged into it. While
 * nobody was merged anywhere, which is asked once a statement, the second is not looked at.
 */
export const answeredBy = `(w.resident_id = r.id OR (SELECT EXISTS (SELECT FROM resident WHERE merged_into IS NOT NULL)) AND linli_standing(w.resident_id) = r.id)`;
