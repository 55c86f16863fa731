-- What reviewers decided about the values of figures, by the words that they ruled on: correct or reject, since when and
-- until when (believed_until is null while it is in force). ruled_figures has them with the figures.
-- Example: SELECT quote, verdict, corrected_value, believed_from, why FROM rulings ORDER BY believed_from
SELECT
    f.release_id,
    f.release_version,
    d.figure_start AS char_start,
    d.figure_quote AS quote,
    d.corrected_value,
    d.verdict,
    d.decided_on AS believed_from,
    d.ended_on AS believed_until,
    d.why,
    d.value_source,
    d.reviewer,
    d.finding_id,
    d.decision_id
FROM decision AS d
JOIN finding AS f ON f.finding_id = d.finding_id AND f.guard = d.guard
WHERE d.verdict IN ('correct', 'reject') AND (d.state = 'in_force' OR d.ended_on IS NOT NULL)
