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
    round(f.with_period, 3) AS with_period,
    round(f.with_indicator, 3) AS with_indicator,
    round(f.with_code, 3) AS with_code,
    round(f.with_area, 3) AS with_area,
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
    FROM release
    GROUP BY source_id
) AS r USING (source_id)
LEFT JOIN (
    SELECT
        source_id,
        count(*) AS figures,
        avg((time_period IS NOT NULL)::INT) AS with_period,
        avg((indicator IS NOT NULL)::INT) AS with_indicator,
        avg((indicator_code IS NOT NULL)::INT) AS with_code,
        avg((coalesce(ref_area, source_area) IS NOT NULL)::INT) AS with_area
    FROM latest_figures
    GROUP BY source_id
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
