-- Rows in the warehouse. A finding is settled when it is decided, resolved or its version was replaced.
SELECT
    (SELECT count(DISTINCT release_id) FROM release) AS releases,
    (SELECT count(*) FROM release) AS versions,
    (SELECT count(*) FROM figure) AS figures,
    (SELECT count(DISTINCT (table_name, row_key)) FROM quarantine) AS quarantined,
    (SELECT count(*) FROM quarantine WHERE rule_id = 'follows_quarantine') AS followers,
    (
        SELECT count(*)
        FROM finding LEFT JOIN release_history USING (release_id, release_version)
        WHERE status <> 'open' OR NOT coalesce(is_current, true)
    ) AS settled
