-- Figures whose quote is not what the text says at their offsets.
SELECT
  figure_id,
  'the text says “' || substr(r.text, f.char_start + 1, f.char_end - f.char_start) || '” there, not “' || f.quote || '”'
    AS detail
FROM (SELECT * FROM {batch}) AS f
JOIN release AS r USING (release_id, release_version)
WHERE substr(r.text, f.char_start + 1, f.char_end - f.char_start) <> f.quote OR f.char_end <= f.char_start
