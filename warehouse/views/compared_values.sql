-- Every figure of current releases beside the others of the same indicator, area, measure and period. place 1 is the one
-- to use. Precedence: no open critical doubt about it, then fact before earlier value before outlook before plan, then
-- the release published last, then an exact number before a rounded or bounded one, then the one printed first.
-- figures_told counts the figures that speak of it, values_told the different values they give.
-- Example: SELECT place, obs_value, nature, title FROM compared_values WHERE series = 'GDP' ORDER BY period_start, place
SELECT
    series,
    indicator,
    indicator_code,
    ref_area,
    measure,
    unit_measure,
    basis,
    prices,
    share_of,
    versus,
    base_period_start,
    time_period,
    period_start,
    period_end,
    obs_value,
    obs_value_high,
    bound,
    nature,
    obs_status,
    unit_mult,
    count(*) OVER same AS figures_told,
    count(DISTINCT obs_value) OVER same AS values_told,
    is_doubted,
    quote,
    title,
    published_on,
    source_id,
    release_id,
    release_version,
    figure_id,
    char_start,
    first_value(obs_value) OVER ranked AS value_to_use,
    first_value(nature) OVER ranked AS nature_to_use,
    first_value(half_step(quote, unit_mult)) OVER ranked AS half_step_to_use,
    row_number() OVER ranked AS place
FROM (
    SELECT
        f.* REPLACE (coalesce(f.ref_area, f.source_area) AS ref_area),
        d.figure_id IS NOT NULL AS is_doubted
    FROM latest_figures AS f
    LEFT JOIN (
        SELECT DISTINCT suspect_figure_id AS figure_id
        FROM finding
        WHERE status = 'open' AND severity = 'critical'
    ) AS d ON d.figure_id = f.figure_id
    WHERE f.series IS NOT NULL AND f.time_period IS NOT NULL
) AS named
WINDOW
    same AS (
        PARTITION BY series, ref_area, measure, unit_measure, basis, prices, share_of, versus, base_period_start,
            period_start, period_end
    ),
    ranked AS (
        PARTITION BY series, ref_area, measure, unit_measure, basis, prices, share_of, versus, base_period_start,
            period_start, period_end
        ORDER BY
            is_doubted,
            list_position(['actual', 'previous', 'forecast', 'target'], nature),
            published_on DESC NULLS LAST,
            bound = 'exact' DESC,
            char_start,
            figure_id
    )
