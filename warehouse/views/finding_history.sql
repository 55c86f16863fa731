-- Each doubt's life: when it was raised first and seen last (a release that does not change is not looked at again),
-- where it stands, and the ruling on it. state says new (first raised by the last run), recurring, or its status.
-- Example: SELECT state, first_seen, last_seen, message, decision_why FROM finding_history ORDER BY first_seen DESC
SELECT
    f.finding_id,
    CASE
        WHEN f.status <> 'open' THEN f.status
        WHEN coalesce(e.first_run_id, f.run_id) = (SELECT arg_max(run_id, (finished_at, run_id)) FROM run) THEN 'new'
        ELSE 'recurring'
    END AS state,
    f.status,
    coalesce(e.reopened, false) AS was_reopened,
    e.first_seen,
    e.first_run_id,
    e.last_seen,
    e.last_run_id,
    e.changed_on,
    e.changed_run_id,
    f.severity,
    f.kind,
    f.message,
    f.source_id,
    f.release_id,
    f.release_version,
    d.verdict AS decision,
    d.why AS decision_why,
    d.reviewer,
    d.decided_on,
    d.state AS decision_state
FROM finding AS f
LEFT JOIN release_history AS r USING (release_id, release_version)
LEFT JOIN (
    SELECT
        finding_id,
        min(happened_on) FILTER (WHERE event = 'raised') AS first_seen,
        arg_min(run_id, (happened_on, run_id)) FILTER (WHERE event = 'raised') AS first_run_id,
        max(happened_on) FILTER (WHERE event IN ('raised', 'seen')) AS last_seen,
        arg_max(run_id, (happened_on, run_id)) FILTER (WHERE event IN ('raised', 'seen')) AS last_run_id,
        max(happened_on) FILTER (WHERE event NOT IN ('raised', 'seen')) AS changed_on,
        arg_max(run_id, (happened_on, run_id)) FILTER (WHERE event NOT IN ('raised', 'seen')) AS changed_run_id,
        bool_or(event = 'reopened') AS reopened
    FROM finding_event
    GROUP BY finding_id
) AS e USING (finding_id)
LEFT JOIN (
    FROM decision
    WHERE state <> 'withdrawn'
    QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY decided_on DESC, decision_id) = 1
) AS d USING (finding_id)
WHERE coalesce(r.is_current, true)
