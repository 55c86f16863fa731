-- Figures that a reviewer corrected or rejected, with the printed value, the right one, who decided when and why, and
-- from when until when that was believed (believed_until is null while it is). The figure itself never changes.
-- Example: SELECT quote, printed_value, corrected_value, believed_from, why, reviewer FROM ruled_figures
SELECT
    g.figure_id,
    g.quote,
    g.obs_value AS printed_value,
    d.corrected_value,
    g.unit_measure,
    d.verdict,
    d.decided_on AS believed_from,
    d.ended_on AS believed_until,
    d.why,
    d.value_source,
    d.reviewer,
    d.finding_id,
    d.decision_id,
    g.release_id,
    g.release_version
FROM decision AS d
JOIN finding AS f ON f.finding_id = d.finding_id AND f.guard = d.guard
JOIN figure AS g
    ON g.release_id = f.release_id AND g.release_version = f.release_version AND g.char_start = d.figure_start
        AND g.quote = d.figure_quote
WHERE d.verdict IN ('correct', 'reject') AND (d.state = 'in_force' OR d.ended_on IS NOT NULL)
