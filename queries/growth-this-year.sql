-- Growth against the year before, the fastest first, facts only.
SELECT indicator, ref_area, time_period, growth_percent, bound, quote
FROM growth_rates
WHERE basis = 'year_on_year' AND nature = 'actual' AND year(period_end) = 2026
ORDER BY growth_percent DESC, indicator
LIMIT 25
