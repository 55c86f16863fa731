-- The current version of each release, the newest first, those without a date on top.
SELECT
    release_id, title, location, canonical_url, source_id, published_on, published_source, published_quote, flags,
    count(*) OVER (PARTITION BY release_id) AS versions,
    (
        SELECT count(*) FROM figure
        WHERE figure.release_id = release.release_id AND figure.release_version = release.release_version
    ) AS figures,
    (
        SELECT count(*) FROM finding
        WHERE finding.release_id = release.release_id AND finding.release_version = release.release_version
            AND status = 'open'
    ) AS findings
FROM release
QUALIFY row_number() OVER (
    PARTITION BY release_id ORDER BY known_from DESC, archived_at DESC, release_version DESC
) = 1
ORDER BY published_on DESC NULLS FIRST, title, release_id
LIMIT $cap
