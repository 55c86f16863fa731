-- Half a unit of the last digit that a quote prints: what rounding may have taken or given. 50 million for 3.2 billion.
-- Parameters: quote, unit_mult
-- Example: SELECT half_step('3.2 billion crowns', 9)
0.5 * power(10, unit_mult - len(regexp_extract(quote, '[0-9０-９][.．]([0-9０-９]+)', 1)))
