-- Every figure of current releases in its sentence and its passage, the quote marked «…», with where to
-- find the page again: address, archived bytes, offsets.
-- Example: SELECT sentence, published_on, address FROM figures_in_context WHERE indicator ILIKE '%tax%'
SELECT
    figure_id,
    indicator,
    ref_area,
    time_period,
    measure,
    obs_value,
    unit_measure,
    quote,
    -- the last end of a sentence before the quote, and the first one after it
    regexp_replace(before, '^.*(?:[.!?;][)"”’]*[ \t]|[。！？；\n])', '', 's')
        || '«' || quote || '»'
        || regexp_extract(after, '^.*?(?:[.!?;][)"”’]*(?:[ \t\n]|$)|[。！？；\n]|$)', 0, 's').rtrim(chr(10) || ' ')
        AS sentence,
    before || '«' || quote || '»' || after AS passage,
    section,
    title,
    published_on,
    source_id,
    coalesce(canonical_url, location) AS address,
    release_id,
    release_version,
    char_start,
    char_end,
    sha256
FROM (
    SELECT
        f.*,
        r.sha256,
        p.section,
        coalesce(substr(p.text, 1, f.char_start - p.char_start), '') AS before,
        coalesce(substr(p.text, f.char_end - p.char_start + 1), '') AS after
    FROM latest_figures AS f
    JOIN release AS r USING (release_id, release_version)
    LEFT JOIN passage AS p USING (passage_id)
) AS placed
