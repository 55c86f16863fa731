-- The figures of the current version of each release, with title, date and place, each counted once: a figure that
-- a copy repeats is the original's alone (repeated_figure), one that only the copy has stays. See duplicates for the
-- copies, and current_figures for all figures.
-- Example: SELECT published_on, title, indicator, quote FROM latest_figures ORDER BY published_on DESC LIMIT 10
SELECT f.*
FROM current_figures AS f
ANTI JOIN repeated_figure AS r USING (figure_id)
