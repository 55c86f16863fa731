-- From a figure back to the bytes: the archived file, the offsets, the rule that read it and what it inherited.
SELECT f.quote, r.sha256, f.char_start, f.char_end, f.rule, f.notes, f.reader_version, f.run_id
FROM figure AS f
JOIN release AS r USING (release_id, release_version)
ORDER BY f.figure_id
LIMIT 5
