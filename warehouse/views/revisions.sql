-- Values that changed: what a later release, or a later version of a release, says of the same indicator, area, measure
-- and period, beside what was said before it, with both quotes. Values that agree as far as they are printed are not
-- revised, and a release that contradicts itself is a conflict.
-- Example: SELECT indicator, time_period, earlier_value, obs_value, known_from FROM revisions ORDER BY known_from DESC
SELECT
    series,
    indicator,
    ref_area,
    measure,
    unit_measure,
    basis,
    prices,
    time_period,
    period_start,
    period_end,
    earlier_value,
    obs_value,
    obs_value - earlier_value AS revised_by,
    earlier_quote,
    quote,
    earlier_title,
    title,
    earlier_known_from,
    known_from,
    published_on,
    earlier_figure_id,
    figure_id,
    source_id,
    release_id,
    release_version
FROM (
    SELECT
        *,
        lag(obs_value) OVER told AS earlier_value,
        lag(quote) OVER told AS earlier_quote,
        lag(title) OVER told AS earlier_title,
        lag(known_from) OVER told AS earlier_known_from,
        lag(figure_id) OVER told AS earlier_figure_id,
        lag(unit_mult) OVER told AS earlier_mult
    FROM (
        SELECT
            f.* REPLACE (coalesce(f.ref_area, s.ref_area) AS ref_area),
            r.title,
            r.published_on,
            r.believed_from AS known_from
        FROM figure AS f
        JOIN version_span AS r USING (release_id, release_version)
        LEFT JOIN source AS s ON s.source_id = f.source_id
        WHERE f.nature = 'actual' AND f.bound = 'exact' AND f.time_period IS NOT NULL
            AND f.series IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY f.release_version, series, coalesce(f.ref_area, s.ref_area), f.measure, f.unit_measure,
                f.basis, f.prices, f.share_of, f.versus, f.base_period_start, f.period_start, f.period_end
            ORDER BY f.char_start
        ) = 1
    ) AS said
    WINDOW told AS (
        PARTITION BY series, ref_area, measure, unit_measure, basis, prices, share_of, versus, base_period_start,
            period_start, period_end
        ORDER BY known_from, published_on NULLS FIRST, release_version
    )
) AS paired
WHERE abs(obs_value - earlier_value)
    > greatest(half_step(quote, unit_mult), half_step(earlier_quote, earlier_mult))
