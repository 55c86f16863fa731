-- What later releases changed of what earlier ones said, by how much, with both quotes.
SELECT series, time_period, earlier_quote, quote, revised_by, earlier_title, title
FROM revisions
ORDER BY known_from DESC, series
