-- Versions of releases with their words.
SELECT
    release_id, release_version, source_id, location, canonical_url, title, published_on, issuer, language,
    sha256, text
FROM release
WHERE release_version IN (SELECT unnest($versions::VARCHAR[]))
