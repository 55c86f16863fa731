-- What Chinese releases say, in their own words.
SELECT indicator, indicator_code, time_period, quote, title
FROM latest_figures
WHERE regexp_matches(quote || indicator, '[一-龥]')
ORDER BY published_on DESC, char_start
LIMIT 25
