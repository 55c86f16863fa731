-- How fresh each source is.
SELECT
    source_id, name, source.issuer,
    max(published_on) AS newest,
    max(archived_at) AS archived_at,
    count(DISTINCT release_id) AS releases,
    (SELECT count(*) FROM figure WHERE figure.source_id = source.source_id) AS figures,
    (SELECT count(*) FROM finding WHERE finding.source_id = source.source_id AND status = 'open') AS findings
FROM source LEFT JOIN release USING (source_id)
GROUP BY source_id, name, source.issuer
ORDER BY newest DESC NULLS LAST, name
