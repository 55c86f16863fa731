-- The figures of every version of every release as reviewers judge them on a day (null: now): obs_value is the right
-- value where one was corrected, printed_value what the release says; rejected figures are left out. current_figures
-- and figures_as_of are parts of it.
-- Parameters: day
-- Example: SELECT quote, printed_value, obs_value, version_no FROM judged_figures('2026-09-01') WHERE decision_id IS NOT NULL
SELECT
    f.* REPLACE (coalesce(d.corrected_value, f.obs_value) AS obs_value),
    f.obs_value AS printed_value,
    d.decision_id,
    r.version_no,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url,
    r.believed_from,
    r.superseded_at,
    r.is_current
FROM figure AS f
JOIN version_span AS r USING (release_id, release_version)
LEFT JOIN rulings_on(day) AS d USING (release_id, release_version, char_start, quote)
WHERE d.verdict IS DISTINCT FROM 'reject'
