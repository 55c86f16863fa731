"""Government sites on Drupal."""

from press.families import Family

FAMILY = Family(
    name="drupal",
    about="government sites on Drupal",
    marks=(
        "data-drupal-",
        "/sites/default/files",
        "field--name-",
        "Drupal.settings",
        "region-content",
        "views-row",
    ),
    body=".field--name-field-lead, .field--name-field-subtitle, .field--name-field-intro, .field--name-body, "
    ".field-name-body, .node__content .text-formatted",
    title="h1.page-header, h1.page-title, .node__title, h1",
    date=".field--name-field-date time, .field--name-field-release-date time, .field--name-created time, "
    ".date-display-single",
    remove=".links.inline, .book-navigation, .contextual, .field--name-field-tags, .sharethis-wrapper, "
    ".addtoany_list",
)
