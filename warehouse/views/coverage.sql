-- What there is of each series: from when to when, how many periods, how many of them between the first and the last
-- are missing (by the series' own frequency), how many figures and releases, and when the last was published.
-- Example: SELECT series, ref_area, frequency, first_period, last_period, missing FROM coverage ORDER BY figures DESC
SELECT
    series,
    any_value(indicator) AS indicator,
    ref_area,
    measure,
    unit_measure,
    basis,
    frequency,
    min(period_start) AS first_period,
    max(period_end) AS last_period,
    count(DISTINCT period_start) AS periods,
    CASE
        WHEN months > 0
        THEN datediff('month', min(period_start), max(period_start)) // months + 1 - count(DISTINCT period_start)
    END AS missing,
    sum(figures_told) AS figures,
    count(DISTINCT release_id) AS releases,
    max(published_on) AS last_published
FROM (
    SELECT
        *,
        CASE
            WHEN regexp_full_match(time_period, '\d{4}') THEN 'A'
            WHEN regexp_full_match(time_period, '\d{4}-S\d') THEN 'S'
            WHEN regexp_full_match(time_period, '\d{4}-Q\d') THEN 'Q'
            WHEN regexp_full_match(time_period, '\d{4}-\d{2}') THEN 'M'
            WHEN regexp_full_match(time_period, '\d{4}-\d{2}-\d{2}') THEN 'D'
            ELSE 'other'
        END AS frequency,
        CASE frequency WHEN 'A' THEN 12 WHEN 'S' THEN 6 WHEN 'Q' THEN 3 WHEN 'M' THEN 1 ELSE 0 END AS months
    FROM best_values
) AS dated
GROUP BY series, ref_area, measure, unit_measure, basis, frequency, months
