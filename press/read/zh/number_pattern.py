"""What does a number look like? Pieces of pattern; every quantifier is bounded."""

from __future__ import annotations

FIRST = "每0123456789.+-负〇零一二三四五六七八九两十百千万亿兆廿卅数几半对翻过大前第首榜头"
"""Every character that a number, a part, a rank or a ratio can begin with (marks of currency aside)."""
DIGIT = "〇零一二三四五六七八九两"
ORDINAL = "一二三四五六七八九十百"
_WHOLE = r"\d{1,3}(?:,\d{3}){1,8}(?![\d])|\d{1,24}(?!\d)"
_MIXED = r"\d{1,3} \d/\d{1,2}(?![\d/])"
_POINTED = r"(?<![A-Za-z0-9_.)])\.\d{1,9}(?![\d.])"
_KILO = "(?:[kK](?![A-Za-z0-9/]))?"
_A = rf"(?:(?<!\d)(?:{_MIXED}|(?:{_WHOLE})(?:\.\d{{1,9}})?)|{_POINTED}){_KILO}"
_THOUSAND = "千(?![瓦克米伏卡兆帕焦])"
_S = rf"(?:十(?!分)|百(?![分强])|{_THOUSAND}|[万亿]|兆(?=[\d元美日欧港新人韩英]))"
_LAST_PLACES = r"(?:(?<=万)(?:\d{3,4}|\d,\d{3})(?![\d.,])|零\d{1,3}(?![\d.,]))?"
_MORE_PLACES = rf"(?:零?(?:\d,\d{{3}}|\d{{1,4}})(?:\.\d{{1,4}})?{_S}{{1,3}}){{0,3}}{_LAST_PLACES}"
_POWER = r"(?:(?:\^[+-]{0,2}|[eE][+-]?)\d{1,2}(?![A-Za-z0-9.^]))"
ARABIC = rf"{_A}(?:{_POWER}|[多余几]?{_S}{{1,4}}{_MORE_PLACES})?"
_C = f"(?:[{DIGIT}十万亿廿卅]|百(?!分[之位])|{_THOUSAND}|兆(?=[{DIGIT}元美日欧港新人韩英]))"
_MARKED = rf"(?:[多余几来](?:{_S}){{1,2}}|[多余几来](?=[^\W\d_]))"
CHINESE = rf"(?:[数几]?{_C}{{1,40}}(?:点[{DIGIT}]{{1,8}}(?:{_S}){{0,3}})?{_MARKED}?)"
_DOZEN = "(?:打(?![击开算造通破压好下出工赢分架字印车扮包响消折拐黑假]))?"
_AND = rf"(?:又(?:[{DIGIT}十百千万]{{1,8}}|\d{{1,4}})分之(?:[{DIGIT}十百千]{{1,6}}|\d{{1,4}}))?"
ANY = f"(?:{ARABIC}|{CHINESE})"
_FULL = f"{ANY}{_AND}{_DOZEN}"
_DASH = r"(?:-{1,2}|~|至|到)"
_NO_YEAR = (
    "(?!(?:[12]\\d{3}|[一二][〇零○一二三四五六七八九]{3})年"
    "|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月)"
)


def number(units: str, prefixes: str) -> str:
    """Amounts, with or without a unit, and ranges. Groups: cur neg q1 m1 u1 sep neg2 q2 m2 u2 m3 cur2."""
    unit = rf"(?: ?(?:{units})(?:[/每](?:{units}|月))?)"
    sign = rf"(?P<neg>(?<![\d%A-Za-z)\-])[-+](?=\.?\d)(?!.\d{{4}}年)|负(?=[\d{DIGIT}百]))?"
    fen = r" ?[分角](?![之钟别数为类期公享布列组红])"
    one = rf"(?P<q1>{_FULL})(?:(?P<m1>[多余])?(?P<u1>{unit}|(?(cur){fen}|(?!))){_coins()})?"
    two = rf"(?:(?P<sep>{_DASH}){_NO_YEAR}(?P<q2>-?{ANY})(?:(?P<m2>[多余])?(?P<u2>{unit}))?)?"
    more = r"(?P<m3>[多余](?![项数次年额地])|有余)?(?P<cur2>(?<!股)人民币)?"
    return rf"(?:(?P<cur>{prefixes}) ?)?{sign}{one}{two}{more}"


def _coins() -> str:
    """五元三角, 50元6角三分, 两美元又三美分: one amount."""
    tenth = rf"(?:(?P<jiao>[\d{DIGIT}])[角毛])"
    cent = rf"(?:(?P<fen>[\d{DIGIT}]{{1,2}})(?:美?分(?![之钟别数为类期公])|(?:日本)?[钱銭]))"
    alone = cent.replace("<fen>", "<fen2>")
    return rf"(?:(?<=[元圆块])又?(?:{tenth}{cent}?|{alone}))?"


def parts() -> str:
    """百分之六点七, 千分之三, 百万分之五, 百分之五至百分之七, 百分之五到七."""
    second = rf"(?:{_DASH}(?:[百千万]{{1,3}}分之)?(?P<p2>(?>{ANY}))(?!年))?"
    return rf"(?P<neg3>负)?(?P<per>[百千]万{{0,2}}|万{{1,2}}|亿)分之(?P<p1>{ANY})(?P<m4>[多余])?{second}"


def fraction() -> str:
    """三分之一, 二十分之一, 1/3."""
    above = rf"[{DIGIT}十百千万]{{1,10}}(?:点[{DIGIT}]{{1,8}})?|\d{{1,4}}"
    words = rf"(?P<neg5>负)?(?P<den>[{DIGIT}十百千万]{{1,5}}|\d{{1,3}})分之(?P<neg6>负)?(?P<nume>{above})"
    return words + r"|(?<![\d./])(?P<nume2>\d)/(?P<den2>\d{1,4})(?![\d/年月%])"


def discount() -> str:
    """九折, 八点五折, 七五折, 75折, 半折, 对折."""
    one = "[一二两三四五六七八九]"
    number = rf"(?<![\d.])(?:\d\.\d|[1-9]\d?)|{one}点{one}|{one}{{1,2}}|[半对]"
    return rf"(?P<off>{number})折(?![合算旧射叠价中线扣返腾页磨成])"


def tenths() -> str:
    """六成, 七成八, 七八成, 8成, 三成半, 六至七成."""
    guard = "(?![为立功果员本品交长绩效分熟都套人年就组份因片型像])"
    one = "[一二两三四五六七八九]"
    decimal = rf"(?:{one}|十)点{one}|十|(?<![\d.])(?:\d{{1,2}}(?:\.\d)?)"
    second = rf"(?:(?:{_DASH})?(?P<t2>{one}|(?<=[-~至到])\d))?"
    return rf"(?P<t1>{decimal}|{one}|半){second}成(?P<t3>{one}半?|半|\d(?![\d.%]))?{guard}(?P<m5>多)?"


def half() -> str:
    """一半, 半数, 过半."""
    return "(?P<half>一半|半数|过半|大半)(?!年)"


def out_of() -> str:
    """每5名就业者中有1名, 每10名受访者中有近4名."""
    one = f"(?:\\d{{1,3}}|[{DIGIT}十]{{1,3}})"
    counted = "[名个位户辆家人只头台]"
    bound = "(?P<iob>近|约|超过?)?"
    group = r"[\u4e00-\u9fff]{0,8}"
    return rf"每(?P<io1>{one}){counted}{group}中,?(?:就|便|约)?有{bound}(?P<io2>{one}){counted}"


def folds() -> str:
    """翻番, 翻一番, 翻了近两番, 翻一番多, 翻倍, 翻了一倍."""
    return rf"翻了?(?P<fb>近|约|超过?)?(?P<fn>[{DIGIT}\d])?(?P<ft>[番倍])(?P<m6>多|半)?"


def rank() -> str:
    """第2位, 第一名, 前十, 前10位, 500强, 首位; a bare 第一 is a rank where the words around say so."""
    count = rf"(?:\d{{1,4}}|[{ORDINAL}]{{1,4}})"
    return (
        rf"(?P<top>前(?P<rn1>{count})(?:位|名|强|大)?(?!年|个?月|季|期|后|天|次|届|轮|项|款|条|章|批|列|周|者|[沿端提景往期置言身])|(?P<rn2>{count})强(?![化调国度势大制])"
        rf"|(?P<nth>第(?P<rn3>{count})(?:位|名|大国|大经济体|大|[高低多快](?![中等级层端校考速]))?)|(?P<first>首位|榜首|头名|头位|(?<=[居列])首(?![位要都个])))"
    )


def ratio() -> str:
    """5.3:37.7:57.0, 1.83:1."""
    one = r"\d{1,5}(?:\.\d{1,4})?"
    return rf"(?<![\d:.])(?P<ratio>{one}(?: ?: ?{one}){{1,5}})(?![\d:])"
