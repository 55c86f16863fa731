-- Plans and outlooks, with what was said of them as a fact afterwards, where it was.
SELECT p.indicator, p.ref_area, p.time_period, p.nature, p.quote AS said_before, a.quote AS came_true
FROM latest_figures AS p
LEFT JOIN best_values AS a
    ON a.series = p.series AND a.measure = p.measure AND a.period_start = p.period_start
    AND a.period_end = p.period_end AND a.nature = 'actual'
WHERE p.nature IN ('target', 'forecast')
ORDER BY p.indicator, p.period_start
LIMIT 25
