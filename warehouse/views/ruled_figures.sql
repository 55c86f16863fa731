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
    d.believed_from,
    d.believed_until,
    d.why,
    d.value_source,
    d.reviewer,
    d.finding_id,
    d.decision_id,
    g.release_id,
    g.release_version
FROM rulings AS d
JOIN figure AS g USING (release_id, release_version, char_start, quote)
