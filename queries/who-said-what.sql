-- Where releases disagree about the same thing: the value to use, and the others beside it.
SELECT series, ref_area, time_period, place, obs_value, quote, title
FROM conflicts
ORDER BY series, period_start, place
