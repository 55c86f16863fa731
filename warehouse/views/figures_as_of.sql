-- What could be known at a moment: the figures of the version of each release that was the one to believe then.
-- Corrections count from the day of the decision, as in latest_figures.
-- Parameters: moment
-- Example: SELECT indicator, quote, title FROM figures_as_of('2026-09-01'::TIMESTAMPTZ)
SELECT * EXCLUDE (is_current)
FROM judged_figures(moment::DATE)
WHERE believed_from <= moment AND (superseded_at IS NULL OR superseded_at > moment)
