-- Every finding, for the lists beside the page.
SELECT
    finding_id, severity, origin, kind, status, message, computation, suspect_figure_id, figure_ids,
    expected_value, source_id, release_id, release_version, title, issuer, published_on, canonical_url,
    location, finding.run_id
FROM finding LEFT JOIN (SELECT * EXCLUDE (source_id, run_id) FROM release) USING (release_id, release_version)
ORDER BY status, list_position(['critical', 'warning', 'info'], severity), published_on DESC NULLS LAST, finding_id
