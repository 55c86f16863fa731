-- Figures that are in quarantine, by their key.
SELECT row_key, any_value(row_json) AS row_json
FROM quarantine
WHERE table_name = 'figure' AND row_key IN (SELECT unnest($ids::VARCHAR[]))
GROUP BY row_key
