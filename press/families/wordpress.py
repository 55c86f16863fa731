"""Newsrooms on WordPress."""

from press.families import Family

FAMILY = Family(
    name="wordpress",
    about="newsrooms on WordPress",
    marks=("wp-content", "wp-includes", "wp-json", "entry-content", "single-post", "wp-block-"),
    body=".entry-content, .post-content, .wp-block-post-content, .elementor-widget-theme-post-content",
    title="h1.entry-title, .wp-block-post-title, h1.elementor-heading-title, h1",
    date="meta[property='article:published_time'], time.entry-date.published, time.published, "
    "time.entry-date",
    remove=".sharedaddy, .jp-relatedposts, .addtoany_share_save_container, .wp-block-buttons, .post-tags, "
    ".author-box, .wpcf7, .mc4wp-form, .ez-toc-container, .yarpp-related, .heateor_sss_sharing_container",
)
