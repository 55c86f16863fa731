-- Releases in whose page no text was found.
SELECT release_id, release_version, 'no body was found in the page' AS detail
FROM {batch}
WHERE NOT regexp_matches(text, '\S') OR list_contains(flags, 'no_body')
