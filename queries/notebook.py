"""The published warehouse as a notebook: best values, growth, the words and the citation behind a figure.

``communique browse`` serves it as a page; ``marimo edit queries/notebook.py`` opens it to change it;
``python queries/notebook.py`` runs it from top to bottom, as a test does. Every question goes through
``warehouse.query``: it only reads, within the limits of the settings.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="Communiqué: browse", width="medium")


@app.cell
def _():
    import decimal
    from html import escape

    import marimo as mo

    from config.settings import load_settings
    from expectations.report.charts import sparkline
    from flows.place import data_folder
    from warehouse.present import number, visible
    from warehouse.query import query
    from warehouse.schema import quoted

    return data_folder, decimal, escape, load_settings, mo, number, query, quoted, sparkline, visible


@app.cell
def _(data_folder, decimal, load_settings, number, query, visible):
    settings = load_settings()
    warehouse = data_folder(settings)

    def shown(value):
        """A value as a page may show it: decimals exact, nothing that steers the text."""
        if value is None:
            return ""
        if isinstance(value, str):
            return visible(" ".join(value.split()))
        return number(value) if isinstance(value, decimal.Decimal) else value

    def ask(sql, rows=500):
        """The rows of a reading statement."""
        answer = query(warehouse, sql, timeout=settings.query_seconds, max_rows=rows)
        return [{name: shown(value) for name, value in row.items()} for row in answer.table.to_pylist()]

    return (ask,)


@app.cell
def _(ask, mo):
    whole = ask("""
        SELECT count(*) AS figures, count(DISTINCT release_id) AS releases,
            count(DISTINCT source_id) AS sources, max(published_on)::VARCHAR AS newest
        FROM current_figures
    """)[0]
    mo.md(
        "# Figures of official releases\n\n"
        f"{whole['figures']:,} figures of {whole['releases']:,} releases of {whole['sources']:,} sources; "
        f"the newest was published on {whole['newest'] or 'no known day'}."
    )
    return (whole,)


@app.cell
def _(ask, mo):
    series = ask("""
        SELECT f.series, coalesce(f.ref_area, s.ref_area, '') AS area, count(*) AS figures
        FROM figure AS f
        LEFT JOIN source AS s USING (source_id)
        WHERE f.series IS NOT NULL AND f.time_period IS NOT NULL
        GROUP BY ALL
        ORDER BY figures DESC, f.series, area
        LIMIT 500
    """)
    choices = {
        f"{row['series']} · {row['area'] or 'no area'}": (row["series"], row["area"]) for row in series
    }
    pick = mo.ui.dropdown(choices, value=next(iter(choices), None), label="Series and area", searchable=True)
    pick
    return (pick,)


@app.cell
def _(ask, pick, quoted):
    name, area = pick.value or ("", "")
    chosen = f"series = {quoted(name)} AND coalesce(ref_area, '') = {quoted(area)}"
    values = ask(f"""
        SELECT time_period, measure, basis, obs_value, unit_measure, quote, title,
            published_on::VARCHAR AS published_on, values_told, figure_id
        FROM best_values
        WHERE {chosen}
        ORDER BY period_start DESC, measure, basis
    """)
    growth = ask(f"""
        SELECT time_period, growth_percent, quote, title, figure_id
        FROM growth_rates
        WHERE {chosen} AND basis = 'year_on_year' AND time_period IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY period_start, period_end ORDER BY published_on DESC) = 1
        ORDER BY period_start
    """)
    return growth, values


@app.cell
def _(mo, values):
    best = mo.ui.table(
        values,
        selection="single",
        initial_selection=[0] if values else None,
        show_column_summaries=False,
        show_data_types=False,
        show_download=False,
        page_size=10,
        label="The value to use for each period; choose one to see its words.",
    )
    best
    return (best,)


@app.cell
def _(ask, best, escape, mo, quoted):
    figure = best.value[0]["figure_id"] if best.value else ""
    words = ask(f"""
        SELECT c.quote, c.sentence, t.citation
        FROM figures_in_context AS c
        JOIN citations AS t USING (figure_id)
        WHERE c.figure_id = {quoted(figure)}
    """)
    told = "".join(
        f"<blockquote><p>{escape(row['sentence'])}</p></blockquote><p><strong>Cite it:</strong> "
        f"{escape(row['citation'])}</p>"
        for row in words
    )
    mo.Html(f"<section><h2>In its sentence</h2>{told or '<p>No figure is chosen.</p>'}</section>")
    return (words,)


@app.cell
def _(escape, growth, mo, sparkline):
    line = str(sparkline([float(row["growth_percent"]) for row in growth]) or "")
    rows = "".join(
        f"<tr><td>{escape(row['time_period'])}</td><td>{row['growth_percent']} %</td>"
        f"<td>“{escape(row['quote'])}”</td></tr>"
        for row in growth
    )
    table = f"<table><thead><tr><th>Period</th><th>Growth</th><th>Words</th></tr></thead>{rows}</table>"
    drawn = line + table if growth else "<p>None is told.</p>"
    mo.Html(f"<section><h2>Growth on the year before</h2>{drawn}</section>")
    return


@app.cell
def _(mo):
    wanted = mo.ui.text(value="", label="Search the releases", placeholder="consumer prices, 价格 …")
    wanted
    return (wanted,)


@app.cell
def _(ask, escape, mo, quoted, wanted):
    hits = ask(
        f"SELECT published_on::VARCHAR AS day, title, text FROM search_passages({quoted(wanted.value)}) "
        "ORDER BY score DESC, passage_id LIMIT 20"
    )
    found = "".join(
        f"<li>{escape(hit['day'])} {escape(hit['title'])}: {escape(hit['text'][:400])}</li>" for hit in hits
    )
    mo.Html(f"<ol>{found}</ol>" if found else "<p>Nothing is searched for, or nothing is found.</p>")
    return (hits,)


if __name__ == "__main__":
    app.run()
