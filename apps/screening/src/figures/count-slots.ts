/**
 * The end of a statement whose `moved (path, day, before, after)` names slots that went from one state to another, or came
 * (`before` null) or went (`after` null): the counts of their buildings and days follow in the same statement.
 */
export const countMoved = `
  INSERT INTO observation_day AS d (path, day, due, answered, late, missed, measured_by_other, released)
  SELECT path, day, ${['due', 'answered', 'late', 'missed', 'measured-by-other']
    .map((state) => `count(*) FILTER (WHERE after = '${state}') - count(*) FILTER (WHERE before = '${state}')`)
    .join(', ')}, 0
  FROM moved WHERE before IS DISTINCT FROM after GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (path, day) DO UPDATE SET due = d.due + excluded.due, answered = d.answered + excluded.answered,
    late = d.late + excluded.late, missed = d.missed + excluded.missed, measured_by_other = d.measured_by_other + excluded.measured_by_other`;
