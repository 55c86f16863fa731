-- What could be known of an indicator on a day, and what is said of it now.
SELECT 'on 1 August 2026' AS moment, time_period, quote FROM figures_as_of('2026-08-01'::TIMESTAMPTZ)
WHERE series = 'GDP' AND measure = 'growth_rate'
UNION ALL
SELECT 'now', time_period, quote FROM figures_as_of(now())
WHERE series = 'GDP' AND measure = 'growth_rate'
ORDER BY ALL
