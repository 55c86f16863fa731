-- Every version of every release in order, and the span in which it was the one to believe: from believed_from
-- (when it could be known) until superseded_at; superseded_at is null for the current version. A version that a later
-- one overtook before it could be known was never believed: its span is empty.
-- Example: SELECT title, version_no, believed_from, superseded_at FROM release_history WHERE versions > 1
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
    row_number() OVER version = count(*) OVER (PARTITION BY release_id) AS is_current,
    known_from,
    archived_at,
    believed_from,
    min(believed_from) OVER (version ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS superseded_at,
    sha256,
    reader_version
FROM (
    SELECT
        *,
        -- A change that the page does not date was known when it was archived, not before.
        CASE WHEN lag(known_from) OVER version IS NULL OR known_from > lag(known_from) OVER version
            THEN known_from ELSE archived_at END AS believed_from
    FROM release
    WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)
) AS dated
WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)
