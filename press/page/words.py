"""Words by which the parts of a page are known, in the languages that releases are published in.

They name parts of web pages and of releases as a kind of document, not anything that a release
measures; those words live in ``config/lexicon``.
"""

from __future__ import annotations


def phrases(text: str) -> tuple[str, ...]:
    """The phrases in a text that parts them by semicolons; the spaces around them do not count."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


def words(text: str) -> frozenset[str]:
    """The words in a text that parts them by spaces."""
    return frozenset(text.split())


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero janvier januar janeiro gennaio ene janv",
            "february feb febrero février fevrier februar fevereiro febbraio févr",
            "march mar marzo mars märz marz março",
            "april apr abril avril aprile abr avr",
            "may mayo mai maio maggio",
            "june jun junio juin juni junho giugno",
            "july jul julio juillet juli julho luglio juil",
            "august aug agosto août aout ago",
            "september sept sep septiembre setiembre septembre setembro settembre",
            "october oct octubre octobre oktober outubro ottobre okt",
            "november nov noviembre novembre novembro",
            "december dec diciembre décembre decembre dezember dezembro dicembre dic déc dez",
        ),
        start=1,
    )
    for name in names.split()
}

PUBLISHED_LABELS = phrases(
    """
    published on; first published; date published; publication date; published; release date;
    date of release; date released; date of publication; date of report; report date; date of issue;
    released on; released; issued on; issued; issue date; posted on; posted; date posted; for release;
    for immediate release; embargoed until; embargo; not for release before; for publication; dated; date;
    press release date; news release date; fecha de publicación; fecha; publicado el;
    publié le; date de publication; veröffentlicht am; 发布时间; 发布日期; 发布于; 公开日期; 公布日期;
    发文日期; 成文日期; 印发日期; 生成日期; 信息时间; 更新日期; 刊登日期; 日期; 时间; 發布時間; 發布日期;
    發佈時間; 發佈日期; 發文日期; 時間
    """
)
"""Labels of the day of publication."""

MODIFIED_LABELS = phrases(
    """
    last updated; updated on; updated; last modified; modified; page last reviewed; last reviewed;
    修改时间; 更新时间; 最后更新; 修改日期; 最後更新; 更新時間
    """
)
"""Labels of the day of the last change."""

RELEASE_LABELS = phrases(
    """
    press information; united states; securities and exchange commission; current report;
    for immediate release; immediate release; for release; press release; news release; media release;
    press notice; news; press statement; media statement; statement; statistical release; bulletin;
    statistical bulletin; official statistics; accredited official statistics; national statistics;
    official statistics in development; experimental statistics; embargoed; embargoed until; embargo;
    not for publication; media advisory; for publication; news and communications; newsroom; research;
    nota de prensa; comunicado de prensa; communiqué de presse; pressemitteilung; comunicado; 新闻稿;
    新闻发布; 新聞公報; 新聞稿; 统计公报; 信息公开; government; announcement; press briefing;
    research highlights; company announcement
    """
)
"""Lines that say that this is a release, and nothing else."""

ORGANISATION_WORDS = phrases(
    """
    department; ministry; bureau; office; agency; commission; authority; council; board; committee; bank;
    institute; institution; administration; statistics; secretariat; government; federation; association;
    foundation; university; society; union; organisation; organization; treasury; registry; inspectorate;
    service; services; centre; center; corporation; corp; inc; incorporated; ltd; limited; plc; llc;
    company; holdings; group; trust; college; house; parliament; embassy; municipality; county; city;
    reserve; ag; s.a.; gmbh; n.v.; s.p.a.; ministerio; instituto; ministère; banco; banque; comisión;
    ayuntamiento; agence; institut
    """
)
"""Words that make a name that of an office, an institution or a company."""

COMPANY_WORDS = phrases(
    """
    inc; corp; corporation; incorporated; ltd; limited; plc; llc; company; co; holdings; group; ag; s.a;
    sa; gmbh; n.v; nv; s.p.a; l.p; lp; trust; bancorp; pharmaceuticals; therapeutics; technologies;
    partners; foundation; association; university; institute; society
    """
)
"""Words that make a name that of a company."""

ORGANISATION_ENDINGS_ZH = phrases(
    """
    统计局; 統計局; 统计署; 統計署; 統計處; 统计处; 调查队; 调查总队; 調查總隊; 人民政府; 政府; 委员会;
    委員會; 办公室; 辦公室; 办公厅; 局; 厅; 廳; 署; 银行; 銀行; 总署; 总局; 總局; 部; 委; 中心; 公司;
    集团; 集團; 研究院; 协会; 協會; 商会; 商會; 法院; 检察院; 海关; 海關; 财政司; 處; 处; 院
    """
)
"""How names of offices and companies end in Chinese."""

ANNOUNCING_VERBS = phrases(
    """
    announced; announces; announce; reported; reports; said; released; releases; published; publishes;
    confirmed; unveiled; launched; introduced; decided; approved; issued; opened; welcomed; awarded;
    completed; signed
    """
)
"""What issuers do in the first sentence."""

BOILERPLATE_HEADINGS = phrases(
    """
    forward-looking statements; forward looking statements; cautionary statement; cautionary note;
    cautionary language; safe harbor; safe harbour; disclaimer; disclaimers; legal notice;
    important notice; important information; disclosure; disclosures; media contact; media contacts;
    press contact; press contacts; contact; contacts; contact us; contact information; company contact;
    investor contact; investor contacts; investor relations; investor relations contact; media relations;
    media enquiries; media inquiries; for media inquiries; enquiries; inquiries; press enquiries;
    press office; for more information; for further information; further information; more information;
    additional information; notes to editors; note to editors; notes for editors; editor's notes;
    editors' notes; editors notes; background notes; non-gaap financial measures; use of non-gaap;
    conference call; webcast; conference call and webcast; conference call information; ends; source;
    additional resources; website; trademarks; copyright; terms of use; statistician's comment contact;
    responsible statistician; acerca de; contacto; contacto de prensa; sobre; à propos; über;
    contacts presse; 免责声明; 免責聲明; 前瞻性陈述; 前瞻性陳述; 联系方式; 聯絡方式; 媒体联系; 媒體聯絡;
    媒体联络; 联系人; 关于我们; 版权声明; 编者注; 編者按; 查詢; 咨询电话
    """
)
"""Headings of what many releases of an issuer repeat."""

COMPANIES = (" inc.", " corp.", " ltd.", " co.", " l.p.", " llc.", " plc.", " s.a.", " n.v.", " s.p.a.")
"""Ends of company names whose full stop ends no sentence."""

BOILERPLATE_OPENINGS = ("about ", "關於", "关于", "acerca de ", "sobre ", "à propos de ", "über ")
"""How such headings begin where a name follows."""

PAPERS = phrases(
    """
    决定; 決定; 意见; 意見; 通知; 办法; 辦法; 报告; 報告; 公告; 问题; 問題;
    规定; 規定; 建议; 建議; 方案;
    条例; 條例; 纲要; 綱要; 批复; 批覆; 情况; 情況; 说明; 說明; 规划; 規劃; 议案; 議案; 工作; 措施; 政策; 函
    """
)
"""What 关于…的决定 and the like end with: papers and their matters, which no issuer is called."""

CONTACT_OPENINGS = phrases(
    """
    enquiries; inquiries; contact; contacts; media contact; media enquiries; press office; tel; telephone;
    phone; e-mail; email; fax; technical information; media inquiries; press contact;
    for more information; for further information; for media inquiries; investor contact; website;
    媒体联系; 联系人; 联系电话; 咨询电话; 電話; 电话; 地址; 邮编; 如有查詢; 查詢; source; statistician
    """
)
"""How lines of contacts begin."""

GLOSSARY_HEADINGS = phrases(
    """
    glossary; glossary of terms; definitions; key terms; terms and definitions; key definitions;
    terminology; definition of terms; names and terms; explanation of terms; explanation of names;
    terms explained; terms used; list of terms; notes on terms; 名词解释; 名詞解釋; 术语解释; 名词注释;
    有关名词解释; 相关名词解释; 指标解释; 主要指标解释; 名词说明; glosario
    """
)
"""Headings of explained names."""

FOOTNOTE_HEADINGS = phrases(
    """
    notes; note; footnotes; footnote; endnotes; references; notes and references; notes to tables; 注;
    注释; 注釋; 附注; 附註; 註; 備註; 备注; 脚注; 说明; notas; annotations
    """
)
"""Headings of notes."""

CHROME_HEADINGS = phrases(
    """
    read also; also read; see more; links; page contents;
    related; related content; related links; related link; related news; related articles;
    related stories; related information; related pages; related releases; related press releases;
    related topics; related documents; related publications; you may also like; you might also like;
    more news; more from; more stories; latest news; latest releases; recent news; recent posts;
    recent press releases; most read; most popular; most viewed; popular; trending; trending now;
    recommended; recommended for you; read next; up next; see also; share; share this; share this page;
    share this article; share this release; share this story; share on; share article; follow us;
    connect with us; stay connected; subscribe; newsletter; sign up; explore the topic; on this page;
    contents; table of contents; in this section; quick links; site map; navigation; menu; search;
    categories; archives; tags; topics; is this page useful?; was this page helpful?; comments;
    leave a comment; leave a reply; cookies; downloads; print this page; print; email this page;
    filed under; keywords; back to top; skip to main content; other news; previous; next;
    previous article; next article; read more news; more in this section; featured; featured news;
    what's new; upcoming events; in other news; read this next; 相关链接; 相关新闻; 相关文章; 相关阅读;
    相关信息; 相关文档; 相关稿件; 相关解读; 相关附件; 延伸阅读; 推荐阅读; 热门文章; 热点新闻; 热门推荐;
    最新文章; 最新动态; 最新信息; 更多新闻; 分享到; 分享; 上一篇; 下一篇; 网站导航; 友情链接; 网站地图;
    当前位置; 您的位置; 您所在的位置; 您现在的位置; 打印; 打印本页; 关闭窗口; 关闭; 返回顶部; 扫一扫;
    栏目导航; 通知公告; 相關連結; 相關新聞; 相關文章; 延伸閱讀; 分享至; 回頂部; 列印; 政务公开; 热门新闻;
    图片新闻; 本网推荐; 猜你喜欢; 信息公开目录
    """
)
"""Headings of what belongs to the site, not to the release."""

CHROME_HEADING_STARTS = phrases(
    """
    more from; more on; more about; more news; you may also; you might also; others also; related ;
    latest news; latest from; recent ; upcoming ; trending; popular ; subscribe to; subscribe for;
    sign up; stay up to date; stay informed; stay connected; join our mailing; newsletter; follow us;
    share this; do you have questions; do you have a question; was this; is this page; did you find;
    help us improve; explore more; read next; read more; up next; discover more; email alert;
    e-mail alert; press contact; cookies on; we use cookies; quick links; popular links; useful links;
    相关; 猜你; 热门; 推荐; 更多; 最新; 精彩; 延伸; 热点
    """
)
"""How headings begin of what belongs to the site."""

CHROME_LINES = phrases(
    """
    advertisement; advertising; sponsored; 广告; 点赞; 收藏; 转发; 评论; 返回; 举报; 分享; 微信; 微博;
    朋友圈; like; tweet; share; print; email; facebook; twitter; linkedin; whatsapp; copy link; listen;
    menu; search; close; loading...; loading…
    """
)
"""Whole lines of the site; counts beside them do not matter."""

CHROME_OPENINGS = phrases(
    """
    to opt-in for; please enter your email; enter your email; 打开app; 下载app; 在app; 扫描二维码; 长按;
    please enable javascript; this page is best viewed; best viewed; printed from; view source version;
    跳到主要; 阅读：; 閱讀：; 點閱; 点击：; 浏览：; 瀏覽; 人气：;
    skip to; share this; share on; back to top; follow us on; sign up for; subscribe to; print this;
    read more:; read also:; all rights reserved; we use cookies; this site uses cookies;
    this website uses cookies; click here to; you are here; cookies on; accept cookies; related:;
    see also:; copyright ©; ©; 上一篇; 下一篇; 分享到; 分享至; 打印本页; 扫一扫; 当前位置; 您的位置;
    您所在的位置; 您现在的位置; 责任编辑; 【字体; 字体：; 字号：; 浏览次数; 【打印; [打印; 【关闭; [关闭;
    微信扫; 扫码; 版权所有; 主办单位; 网站标识码; 信息来源：; 主办：; 承办：; icp备; 京公网安备; 点击数;
    阅读次数; 附件下载; 返回列表; 返回首页; 稿件来源; 责编; 編輯：
    """
)
"""How lines begin that belong to the site."""

CONTINUES = phrases(
    """
    read more; [read more]; continue reading; read the full; view full; show more; see more; 继续阅读;
    阅读全文; 查看全文; 点击查看; 展开全文; 繼續閱讀; 閱讀全文; 查看更多; 更多>>; leer más; lire la suite
    """
)
"""What a teaser ends in."""

ENDINGS = phrases(
    """
    ends; -ends-; - ends -; end; ###; # # #; -end-; (完); （完）; 完; -30-; ***; * * *
    """
)
"""Marks of the end of a release."""

FUNCTION_WORDS = words(
    """
    also both each every
    a among an and are as at be because been being between but by can con could dans de del des du during
    el en et for from had has have her his if in including into is its la las le les los may might nor not
    of on or our over para per por que shall should such than that the their these this those through to
    under via was were when where which while who whose will with would y
    """
)
"""Words that no sentence ends in."""
