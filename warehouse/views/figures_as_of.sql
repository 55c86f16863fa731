-- What could be known at a moment: the figures of the version of each release that was the one to believe then.
-- Parameters: moment
-- Example: SELECT indicator, quote, title FROM figures_as_of('2026-09-01'::TIMESTAMPTZ)
SELECT
    f.*,
    r.version_no,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url,
    r.believed_from,
    r.superseded_at
FROM figure AS f
JOIN release_history AS r USING (release_id, release_version)
WHERE r.believed_from <= moment AND (r.superseded_at IS NULL OR r.superseded_at > moment)
