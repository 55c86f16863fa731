-- Every version of every release in order, from when it could be known and until when it was the latest;
-- superseded_at is null for the current version.
-- Example: SELECT title, version_no, known_from, superseded_at FROM release_history WHERE versions > 1
SELECT
    release_id,
    release_version,
    source_id,
    title,
    location,
    canonical_url,
    published_on,
    modified_on,
    row_number() OVER version AS version_no,
    count(*) OVER (PARTITION BY release_id) AS versions,
    superseded_at IS NULL AS is_current,
    known_from,
    archived_at,
    superseded_at,
    sha256,
    reader_version
FROM (
    SELECT
        *,
        -- A change that the page does not date was known when it was archived, not before.
        lead(CASE WHEN known_from > earlier THEN known_from ELSE archived_at END) OVER version AS superseded_at
    FROM (
        SELECT *, lag(known_from) OVER version AS earlier
        FROM release
        WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)
    ) AS dated
    WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)
) AS followed
WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)
