-- How fresh each source is.
SELECT
    source_id, name, source.issuer, source.ref_area,
    max(published_on) AS newest,
    max(archived_at) AS archived_at,
    count(DISTINCT release_id) AS releases,
    (SELECT count(*) FROM figure WHERE figure.source_id = source.source_id) AS figures,
    (SELECT count(*) FROM open_findings WHERE open_findings.source_id = source.source_id) AS findings
FROM source LEFT JOIN release USING (source_id)
GROUP BY source_id, name, source.issuer, source.ref_area
ORDER BY newest DESC NULLS LAST, name
