"""Words that would do something if a page let them, and a warehouse that is full of them."""

from __future__ import annotations

import json

from report_sample import HALF, NOW, RUN, Sample, name

ATTACKS = (
    "<script>{do}</script>",
    "<img src=x onerror={do}>",
    "<svg onload={do}></svg>",
    "<svg><script>{do}</script></svg>",
    "</title><script>{do}</script>",
    "</style><script>{do}</script>",
    "</mark></blockquote><script>{do}</script>",
    '"><script>{do}</script>',
    "'><script>{do}</script>",
    '" onmouseover={do} x="',
    "' onfocus={do} autofocus x='",
    "<iframe srcdoc='<script>{do}</script>'></iframe>",
    "<iframe src=javascript:{do}></iframe>",
    "<a href=javascript:{do}>go</a>",
    "<body onload={do}>",
    "<details open ontoggle={do}>",
    "<video><source onerror={do}></video>",
    "<object data=javascript:{do}></object>",
    "<embed src=javascript:{do}>",
    "<form action=javascript:{do}><input type=submit autofocus onfocus={do}></form>",
    "<meta http-equiv=refresh content='0;url=javascript:{do}'>",
    "<base href=http://127.0.0.1:9/>",
    "<link rel=stylesheet href=http://127.0.0.1:9/a.css>",
    "<style>@import url(http://127.0.0.1:9/b.css)</style>",
    "<img src=http://127.0.0.1:9/pixel.png>",
    "{{{{ ''.__class__.__mro__ }}}}{{% for x in y %}}",
    "<math><mi xlink:href=javascript:{do}>x</mi></math>",
    "<!--><script>{do}</script>-->",
    "<![CDATA[<script>{do}</script>]]>",
    "\u202e<script>{do}</script>\u0000",
)
DO = "window.pwned=1"
URLS = (
    f"javascript:{DO}",
    f"JaVaScRiPt:{DO}",
    f"java\nscript:{DO}",
    f"data:text/html,<script>{DO}</script>",
    f"vbscript:{DO}",
    f'https://x.example/"onmouseover="{DO}',
    f"https://x.example/'><script>{DO}</script>",
)
PAYLOADS = tuple(a.format(do=DO) for a in ATTACKS)


def hostile() -> Sample:
    """A warehouse in which every text that comes from outside is a payload."""
    sample = Sample()
    sample.run(releases_failed=1, status="partial", reader_version=PAYLOADS[0])
    for i, payload in enumerate(p.replace("\0", "") for p in PAYLOADS):
        _release(sample, i, payload)
    return sample


def _release(s: Sample, i: int, payload: str) -> None:
    url = URLS[i % len(URLS)]
    source = f"s{i}{payload}"
    s.source(source, name=payload)
    r = s.release(
        f"#{payload}\n\nBefore {payload}. Sales of {payload} came to 5 units in all. After {payload}.",
        **{"title": payload, "issuer": payload, "canonical_url": url, "location": url, "language": payload},
        **{"published_source": payload, "published_quote": payload, "flags": [payload], "source_id": source},
    )
    quote = f"{payload} came to 5 units"
    f = s.figure(
        r, quote, "5", payload, indicator=payload, ref_area=payload, time_period=payload, rule=payload
    )
    f |= {"figure_id": f"{name(i)}{payload}", "basis": payload, "nature": payload, "bound": payload}
    f |= {"measure": payload}
    s.finding(r, payload, f, computation=payload, kind=payload, finding_id=f"{name('x', i)}{payload}",
              suspect_figure_id=f["figure_id"])  # fmt: skip
    spans = json.dumps([[0, 12], ["<script>", 3], [5, 99999]])
    s.finding(r, f"{payload} ", spans=spans, origin="source", severity="info")
    done = s.finding(
        r, f"{payload}  ", f, status="corrected", finding_id=name("ruled", i), guard=name("guard", i)
    )
    s.add("finding_event", run_id=RUN, finding_id=done["finding_id"], event="raised", happened_on=NOW.date())
    s.add("decision", decision_id=name("decision", i), finding_id=done["finding_id"], verdict="correct",
          why=payload, reviewer=payload, decided_on=NOW.date(), guard=done["guard"], figure_quote=quote,
          figure_start=f["char_start"], printed_value=5, corrected_value=4, value_source=payload,
          state="in_force", run_id=RUN)  # fmt: skip
    row = s.figure_row(r, quote, "7", payload, indicator=payload, time_period=HALF, rule=payload)
    s.quarantine("figure", payload, r, row, rule_id=payload, reason=payload)
    s.quarantine(payload, payload, None, {"a": payload}, rule_id=payload, reason=payload)
    s.rule(f"{i}{payload}", i % 2, why=payload, table_name=payload, expectation=payload, run_id=RUN)
