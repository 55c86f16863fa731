"""Investor relations pages: hosted newsrooms and news wires."""

from press.families import Family

FAMILY = Family(
    name="investor",
    about="investor relations pages on Q4, Notified and the like; Business Wire, GlobeNewswire, PR Newswire",
    marks=(
        "q4default",
        "module_body",
        "bw-release",
        "main-body-container",
        "release-body",
        "prnews",
        "wd_body",
    ),
    body=".module_body, .bw-release-story, .bw-release-body, .main-body-container, .article-body, "
    ".release-body, "
    ".wd_body, .node__content .field--name-body, .xn-content, .full-release-body, .ndq-body",
    title=".module_title, h1.bw-release-title, .article-headline, .wd_title, .release-header h1, h1",
    date=".module_date-text, .bw-release-timestamp time, .article-published time, .wd_date, p.mb-no time, "
    ".field--name-field-nir-news-date time",
    remove=".module_links, .module_downloads, .bw-release-contact-logo, .bw-release-sidebars, .prntac, "
    ".more-info, .wd_file_category, .email-alerts, .carousel-template",
)
