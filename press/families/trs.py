"""Chinese government sites on TRS, jcms and their kin."""

from press.families import Family

FAMILY = Family(
    name="trs",
    about="Chinese government sites on TRS (拓尔思), jcms (大汉) and their kin",
    marks=(
        "TRS_",
        "trs_",
        "ArticleTitle",
        "PubDate",
        "ContentSource",
        "ZJEG_RSS",
        "UCAPCONTENT",
        "jcms",
        "zoom",
    ),
    body=".TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #UCAP-CONTENT, .pages_content, #zoom, .xxgk_content, "
    ".art_content, .wp_articlecontent, .v_news_content, .conTxt, .bt_content, .article-content, .xwcontent",
    title="meta[name='ArticleTitle'], .xl_title, .article-title, .xwbt, .art_title, td.title, h1",
    date="meta[name='PubDate'], meta[name='pubdate'], .xl_info, .pages-date, .xwly, .art_info",
    remove=".xgxx, .xl_gn, .ewm, .fx, .prev, .next, .xgjd, .print, .share-box, #div_div, .editor, .zrbj",
)
