-- Which series there are, from when to when, and how many periods nobody has told.
SELECT series, ref_area, measure, frequency, first_period, last_period, periods, missing
FROM coverage
ORDER BY periods DESC, series
LIMIT 25
