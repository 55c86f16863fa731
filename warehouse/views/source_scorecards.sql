-- How each source does: releases and figures, how much of what a figure should tell is told, open doubts, rows kept out,
-- pages that could not be read, when it was last heard of.
-- Example: SELECT source_id, releases, figures, with_period, with_code, open_doubts FROM source_scorecards
SELECT
    s.source_id,
    s.name,
    coalesce(r.releases, 0) AS releases,
    coalesce(r.versions, 0) AS versions,
    coalesce(f.figures, 0) AS figures,
    round(f.figures / r.releases, 1) AS figures_per_release,
    round(f.with_period / f.figures, 3) AS with_period,
    round(f.with_indicator / f.figures, 3) AS with_indicator,
    round(f.with_code / f.figures, 3) AS with_code,
    round(if(s.ref_area IS NULL, f.with_area, f.figures) / f.figures, 3) AS with_area,
    round(r.dated, 3) AS dated,
    coalesce(d.open_doubts, 0) AS open_doubts,
    coalesce(d.critical, 0) AS critical_doubts,
    coalesce(q.kept_out, 0) AS rows_kept_out,
    coalesce(c.unreadable, 0) AS unreadable,
    r.last_published,
    c.last_archived
FROM source AS s
LEFT JOIN (
    SELECT
        source_id,
        count(DISTINCT release_id) AS releases,
        count(*) AS versions,
        avg((published_on IS NOT NULL)::INT) AS dated,
        max(published_on) AS last_published
    FROM version_span
    GROUP BY source_id
) AS r USING (source_id)
LEFT JOIN (
    SELECT
        source_id,
        sum(figures) AS figures,
        sum(with_period) AS with_period,
        sum(with_indicator) AS with_indicator,
        sum(with_code) AS with_code,
        sum(with_area) AS with_area
    FROM (
        SELECT v.source_id, n.*
        FROM version_count AS n
        JOIN version_span AS v USING (release_id, release_version)
        WHERE v.is_current
        UNION ALL BY NAME  -- less those that a reviewer rejected
        SELECT
            f.source_id,
            -1 AS figures,
            -(f.time_period IS NOT NULL)::INT AS with_period,
            -(f.indicator IS NOT NULL)::INT AS with_indicator,
            -(f.indicator_code IS NOT NULL)::INT AS with_code,
            -(f.ref_area IS NOT NULL)::INT AS with_area
        FROM (
            FROM rulings
            WHERE believed_until IS NULL
            QUALIFY row_number() OVER (
                PARTITION BY release_id, release_version, char_start, quote ORDER BY believed_from DESC, decision_id
            ) = 1
        ) AS d
        JOIN figure AS f USING (release_id, release_version, char_start, quote)
        JOIN version_span AS v USING (release_id, release_version)
        ANTI JOIN repeated_figure AS c ON c.figure_id = f.figure_id
        WHERE d.verdict = 'reject' AND v.is_current
    ) AS counted
    GROUP BY source_id
    HAVING sum(figures) > 0
) AS f USING (source_id)
LEFT JOIN (
    SELECT source_id, count(*) AS open_doubts, count(*) FILTER (WHERE severity = 'critical') AS critical
    FROM finding
    WHERE status = 'open'
    GROUP BY source_id
) AS d USING (source_id)
LEFT JOIN (
    SELECT r.source_id, count(DISTINCT q.row_key) AS kept_out
    FROM quarantine AS q
    JOIN (SELECT DISTINCT release_id, source_id FROM release) AS r USING (release_id)
    GROUP BY r.source_id
) AS q USING (source_id)
LEFT JOIN (
    SELECT
        source_id,
        count(*) FILTER (WHERE outcome = 'unreadable') AS unreadable,
        max(archived_at) AS last_archived
    FROM capture
    GROUP BY source_id
) AS c USING (source_id)
