-- Ranks that are no place in an order.
SELECT figure_id, 'a rank is a whole number from 1' AS detail
FROM {batch}
WHERE measure = 'rank' AND (obs_value < 1 OR obs_value <> trunc(obs_value))
