-- Glossary entries whose name or explanation is not what the text says at its offsets.
SELECT entity_id, 'the text says something else at the offsets of “' || e.name || '”' AS detail
FROM (SELECT * FROM {batch}) AS e
JOIN release AS r USING (release_id, release_version)
WHERE substr(r.text, e.name_start + 1, e.name_end - e.name_start) <> e.name
   OR substr(r.text, e.char_start + 1, e.char_end - e.char_start) <> e.description
