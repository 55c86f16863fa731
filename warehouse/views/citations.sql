-- One line to cite each figure of a current release by: issuer, title, date, address, words, where they
-- stand, and the hash of the archived page.
-- Example: SELECT citation FROM citations WHERE figure_id = '0123456789abcdef'
SELECT
    f.figure_id,
    concat_ws(
        ', ',
        coalesce(r.issuer, s.issuer, s.name),
        '“' || r.title || '”',
        coalesce(CAST(r.published_on AS VARCHAR), 'undated'),
        coalesce(r.canonical_url, r.location)
    ) || ': “' || f.quote || '” (characters ' || f.char_start || '–' || f.char_end
        || ' of version ' || h.version_no || '; archived ' || strftime(r.archived_at, '%Y-%m-%d')
        || ', SHA-256 ' || r.sha256 || ')' AS citation,
    f.release_id,
    f.release_version
FROM figure AS f
JOIN release AS r USING (release_id, release_version)
JOIN version_span AS h USING (release_id, release_version)
JOIN source AS s ON s.source_id = f.source_id
WHERE h.is_current
