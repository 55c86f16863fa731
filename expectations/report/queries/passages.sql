-- The blocks of some versions, in order.
SELECT release_id, release_version, position, kind, section, char_start, char_end
FROM passage
WHERE release_version IN (SELECT unnest($versions::VARCHAR[]))
ORDER BY release_id, release_version, position
