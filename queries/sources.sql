-- How the sources do: what they bring, how complete it is, what is doubtful.
SELECT source_id, releases, figures, with_period, with_code, open_doubts, rows_kept_out, last_published
FROM source_scorecards
ORDER BY source_id
