-- The ruling that counts for each figure on a day (null: now): of several the newest.
-- Parameters: day
-- Example: SELECT quote, verdict, corrected_value FROM rulings_on('2026-09-01')
SELECT *
FROM rulings
WHERE CASE WHEN day IS NULL THEN believed_until IS NULL
    ELSE believed_from <= day::DATE AND (believed_until IS NULL OR believed_until > day::DATE) END
QUALIFY row_number() OVER (
    PARTITION BY release_id, release_version, char_start, quote ORDER BY believed_from DESC, decision_id
) = 1
