-- Every version of every release in order, and the span in which it was the one to believe: from believed_from
-- (when it could be known) until superseded_at; superseded_at is null for the current version. A version that a later
-- one overtook before it could be known was never believed: its span is empty.
-- Example: SELECT title, version_no, believed_from, superseded_at FROM release_history WHERE versions > 1
SELECT
    r.release_id,
    r.release_version,
    r.source_id,
    r.title,
    r.location,
    r.canonical_url,
    r.published_on,
    r.modified_on,
    v.version_no,
    v.versions,
    v.is_current,
    r.known_from,
    r.archived_at,
    v.believed_from,
    v.superseded_at,
    r.sha256,
    r.reader_version
FROM release AS r
JOIN version_span AS v USING (release_id, release_version)
