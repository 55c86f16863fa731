-- Every figure of current releases (copies among them) in its sentence and its passage, the quote marked «…», with where to
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
    -- From the last end of a sentence before the quote to the first one after it. A full stop ends none after
    -- a capital and up to two small letters (Mr. No. U.S.).
    ltrim(regexp_replace(
        lines_before,
        '^.*(?:(?:(?:[^A-Za-z.]|\b[a-z][A-Za-z]*|[A-Za-z]{4}|[A-Z]{2})\.|[!?;])[)"”’]*[ \t]|[。！？；\n])',
        '',
        's'
    )) || '«' || quote || '»' || rtrim(regexp_extract(
        lines_after,
        '^.*?(?:(?:(?:^|[^A-Za-z.]|\b[a-z][A-Za-z]*|[A-Za-z]{4}|[A-Z]{2})\.|[!?;])[)"”’]*(?:[ \t\n]|$)|[。！？；\n]|$)',
        0,
        's'
    ), chr(10) || ' ') AS sentence,
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
        *,
        -- A line of a table is a unit; in other blocks lines are only broken.
        CASE WHEN kind = 'table' THEN before ELSE replace(before, chr(10), ' ') END AS lines_before,
        CASE WHEN kind = 'table' THEN after ELSE replace(after, chr(10), ' ') END AS lines_after
    FROM (
        SELECT
            f.*,
            r.sha256,
            p.section,
            p.kind,
            coalesce(substr(p.text, 1, f.char_start - p.char_start), '') AS before,
            coalesce(substr(p.text, f.char_end - p.char_start + 1), '') AS after
        FROM current_figures AS f
        JOIN release AS r USING (release_id, release_version)
        LEFT JOIN passage AS p USING (passage_id)
    ) AS placed
) AS joined
