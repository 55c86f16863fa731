-- Doubts that nobody has settled, about current versions of releases, releases in quarantine or sources: the
-- message, the figures' words (the suspect first, quarantined ones among them) and the sentence of the first of them.
-- Example: SELECT severity, message, quotes, sentence FROM open_findings ORDER BY severity
SELECT
    d.finding_id,
    d.severity,
    d.origin,
    d.kind,
    d.message,
    d.computation,
    coalesce(w.quotes, []) AS quotes,
    w.sentence,
    d.suspect_figure_id,
    d.expected_value,
    d.source_id,
    r.title,
    r.published_on,
    coalesce(r.canonical_url, r.location) AS address,
    d.release_id,
    d.release_version,
    d.figure_ids,
    d.run_id
FROM finding AS d
LEFT JOIN release_history AS r USING (release_id, release_version)
LEFT JOIN (
    SELECT
        finding_id,
        release_version,
        list(quote ORDER BY place) FILTER (WHERE quote IS NOT NULL) AS quotes,
        arg_min(sentence, place) FILTER (WHERE sentence IS NOT NULL) AS sentence
    FROM (
        SELECT
            finding_id,
            release_version,
            unnest(figure_ids) AS figure_id,
            generate_subscripts(figure_ids, 1) AS place
        FROM finding
    ) AS spread
    LEFT JOIN (
        SELECT figure_id, quote, sentence FROM figures_in_context
        UNION ALL
        SELECT row_key, any_value(row_json ->> '$.quote'), NULL
        FROM quarantine
        WHERE table_name = 'figure'
        GROUP BY row_key
    ) AS words USING (figure_id)
    GROUP BY finding_id, release_version
) AS w
    ON w.finding_id = d.finding_id AND w.release_version IS NOT DISTINCT FROM d.release_version
WHERE d.status = 'open' AND coalesce(r.is_current, true)
