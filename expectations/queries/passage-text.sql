-- Passages whose words are not what the text says at their offsets.
SELECT passage_id, 'the text says something else at ' || p.char_start || '–' || p.char_end AS detail
FROM (SELECT * FROM {batch}) AS p
JOIN release AS r USING (release_id, release_version)
WHERE substr(r.text, p.char_start + 1, p.char_end - p.char_start) <> p.text OR p.char_end < p.char_start
