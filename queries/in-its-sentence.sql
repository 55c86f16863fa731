-- Figures about a word, each in its sentence, with the address of the page.
SELECT sentence, published_on, address
FROM figures_in_context
WHERE sentence ILIKE '%housing%'
ORDER BY published_on DESC, char_start
