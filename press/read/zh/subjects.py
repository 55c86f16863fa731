"""Which noun phrase is a number said of? Its own clause's, the counted noun after it, or one set before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh.naming import Name, clipped, joined, phrase
from press.read.zh.script import Script
from press.read.zh.segments import Segment
from press.read.zh.token import PERIOD, TEXT, Mention, Token
from press.read.zh.trie import any_of
from press.read.zh.view import View, scene_free


@per_lexicon
def actions_of(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that are no subject by themselves."""
    words = lexicon.words["zh"]
    return frozenset((*words["action"]["verb"], *words["light"]["leading"], *words["light"]["founding"]))


def is_rate_noun(plain: str, lexicon: Lexicon) -> bool:
    """增速 alone: of the subject before."""
    nouns = lexicon.words["zh"]["noun"]
    return plain in nouns["growth"] or plain in nouns["fall"]


def without_rate(name: Name | None, lexicon: Lexicon) -> Name | None:
    """M2月增率…，年增率: the other rate of the same."""
    nouns = lexicon.words["zh"]["noun"]
    rate = next((n for n in _longest((*nouns["growth"], *nouns["fall"])) if name and name[0].endswith(n)), "")
    if name is None or not rate or len(name[0]) != len(name[1]):
        return name
    return (name[0][: -len(rate)], name[1][: -len(rate)]) if len(name[0]) > len(rate) else None


def _longest(words: Sequence[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


_FRAMES = (
    "看", "分", "方面", "中", "内", "下", "上", "后", "时", "前", "间", "来", "以来", "日", "月", "要",
    "会", "发布", "公布", "发表", "宣布", "指出", "表示",
)  # fmt: skip
_HAVING = ("有", "共有", "现有", "已有", "还有")
_HOLLOW = (
    "这个", "计算", "单季", "单月", "修订后", "修正后", "调整后", "水平", "区间", "之间", "这一", "这项",
    "这些", "这样", "这就是说", "该项", "此项", "此前", "上述", "进一步", "需要", "需", "只需", "只需要",
    "仅需", "花费", "平均每人", "平均每户", "每人平均", "每人", "前", "后", "以前", "现在", "间", "年",
    "共培养", "数", "值", "额", "率", "比", "个", "者", "高", "低", "大", "小", "中", "内", "此", "这",
    "其", "它", "定", "累计", "合计", "继", "扭转", "数字", "数值", "指标", "两者", "三者", "须", "须于",
    "将于", "应于",
)  # fmt: skip
_MARKS = ("年度", "目标", "计划", "预期", "任务")
"""超年度目标1.2个百分点: a mark that was passed names nothing."""
_REACHING = ("惠及", "覆盖", "涉及", "覆盖面达", "有", "全面", "基本")
_PEOPLE = ("人", "次", "口", "份")
_STRETCHES = ("初期", "时期", "期间", "阶段", "过程中", "年间", "同时", "以后", "以来")
_UNMOVED = ("持平", "不变", "相若", "保持稳定", "总体稳定", "基本稳定", "稳定")
_RECORDS = ("创", "再创", "刷新", "续创")
_EXTREMES = ("新高", "新低", "最高", "最低", "次高", "次低", "之最")
_AGAIN = ("相应", "相关", "同期", "上述", "该")
_COMPARED = ("较前", "较上", "较昨", "比前", "比上", "与前", "与上")
_LONGEST = 24
_SHORT = 4
_BRANCHES = ("业", "经济", "工程", "项目", "领域", "区", "部门")
_LEAVING_OUT = ("剔除", "扣除", "不含", "不包括", "不计")
_PEOPLE_NAME = ("人口", "人口")
_PREDICATES = frozenset(
    ("verb", "compare", "basis", "spread", "prices", "before", "exceed", "rank", "share", "nature")
)


def own_name(view: View, script: Script, release: str, lexicon: Lexicon) -> Name | None:
    """The noun phrase of the number's own clause; None where it is dropped."""
    actions, ends = actions_of(lexicon), _ends(lexicon)
    name = joined(phrase(view.subject, script, release), _carried_along(view, script, release))
    noun = view.noun
    if noun is not None and noun.kind == "noun" and noun.code == "growth" and name is None:
        return None
    if name is not None and name[0].endswith("中") and len(name[0]) > 2 and view.first("verb", "state"):
        name = name[0][:-1], name[1][:-1]  # 34个行业大类中有25个
    if name is not None and (is_manner(name[0]) or _is_hollow(name[0], lexicon)):
        name = None
    if name is not None and name[0].endswith("之比") and view.segment.left[0].text.startswith(("与", "同")):
        return None  # …，与地区生产总值之比为2.45%
    if _are_people(view) and (name is None or len(name[0]) > _SHORT):
        return _PEOPLE_NAME
    if name is not None and view.subject and all(t.kind == "area" for t in view.subject):
        name = None
    if name is not None and name[0].endswith(_STRETCHES):
        name = None
    name = _of_branch(view, name, script, release, lexicon)
    if name is not None and _classified(view):
        return _counted(view, script, release, ends) or name
    if name is None or _only_leads(view.subject) or _acts(view, name, script, actions):
        counted = _counted(view, script, release, ends)
        share = view.segment.values[-1].token.text[-1] in "%‰"
        return counted or (None if share and name is not None and name[0] in _REACHING else name)
    return name


def _carried_along(view: View, script: Script, release: str) -> Name | None:
    """带动周边群众800余人就近就业: who was carried along, not by how much."""
    verb, mention = view.governor, view.segment.values[-1].token.mention
    if verb is None or not verb.has("contribution", "verb") or mention is None or view.chain:
        return None
    counted = mention.kind == "count" or (mention.kind == "currency" and verb.text == "贡献")
    return phrase(view.middle, script, release) if counted else None


def leaves_out_its_noun(view: View, script: Script) -> bool:
    """全部建成的三万九千个, 一年内到期的为67亿元: a clause with 的 in place of a noun."""
    mention = view.segment.values[0].token.mention
    if not view.subject or mention is None or mention.kind not in ("count", "currency", "physical"):
        return False
    end = view.subject[-1].end
    before = view.chain[-1].start if view.chain else mention.start
    led = all(t.has("verb", "state") for t in view.chain)
    bare = script.text[end:before] == "的" or (end == before and script.text[end - 1] == "的")
    return led and bare and not view.segment.right[:1]


def _of_branch(view: View, name: Name | None, script: Script, release: str, lexicon: Lexicon) -> Name | None:
    """第一产业完成增加值, 规上工业企业实现利润: a bare head noun is that of the branch before the verb."""
    verb = view.governor
    if name is None or verb is None or not verb.has("verb", "state"):
        return name
    if name[0] not in lexicon.words["zh"]["head"]["noun"]:
        return name
    branch = phrase(scene_free([t for t in view.segment.left if t.end <= verb.start]), script, release)
    return joined(branch, name) if branch is not None and branch[0].endswith(_BRANCHES) else name


def _are_people(view: View) -> bool:
    """近八亿人口的国家: the measure word is what is counted."""
    mention, right = view.segment.values[-1].token.mention, view.segment.right
    return mention is not None and mention.word == "人口" and bool(right) and right[0].text.startswith("的")


def _is_hollow(plain: str, lexicon: Lexicon) -> bool:
    if plain.startswith(_COMPARED) or (plain[0] == "在" and plain.endswith("中")):
        return True
    if plain.startswith(("超", "高于", "低于")) and any(word in plain for word in _MARKS):
        return True
    alone = len(plain) == 1 and plain not in lexicon.words["zh"]["things"]["noun"] and not plain.isascii()
    return alone or plain in _HOLLOW


@per_lexicon
def _ends(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a counted noun gives way to its predicate."""
    return re.compile(any_of(lexicon.words["zh"]["predicate"]["verb"]))


def _classified(view: View) -> bool:
    """5200万名学生, 拟安排27亿元国债资金: the noun right after the measure word is what is counted."""
    mention = view.segment.values[-1].token.mention
    left = view.segment.left
    if mention is None or not view.segment.right or (view.chain and left[-1].kind != "light"):
        return False
    words = [t for t in left if not t.has("light", "adverb")]
    led = bool(words) and words[-1].has("light", "leading", "founding")
    return led or (mention.kind == "count" and mention.word[-1:] not in _PEOPLE and not view.chain)


def _acts(view: View, name: Name, script: Script, actions: frozenset[str]) -> bool:
    """Whether the phrase is a verb, or a clause with 的, about what stands after the number."""
    start = view.segment.values[0].token.start
    if name[0].removeprefix("共") in actions or any(t.text in _HAVING for t in view.chain):
        return True
    plain = all(t.kind == PERIOD for t in view.chain)
    return plain and script.text[start - 1 : start] == "的"


def _only_leads(tokens: list[Token]) -> bool:
    return bool(tokens) and all(t.has("light", "leading", "founding") for t in tokens)


def _counted(view: View, script: Script, release: str, ends: re.Pattern[str]) -> Name | None:
    """21个老旧小区改造: what follows a count is what is counted."""
    segment = view.segment
    mention = segment.values[-1].token.mention
    countable = mention is not None and (mention.kind in ("count", "physical", "currency") or _many(mention))
    if not countable or not segment.right:
        return None
    first = segment.right[0]
    if first.kind != TEXT or view.verb is not None:
        return None
    words = ends.split(first.text[:16], maxsplit=1)[0].rstrip("和及与")
    if words[:1] in "并以占及和与为":
        return None
    if len(words) > _SHORT and words.endswith(("中", "里")):
        words = words[:-1]
    return clipped(words, script, release, first.start)


def _many(mention: Mention) -> bool:
    """505万下岗失业人员: a number of 万 and more without a measure word."""
    return mention.form == "bare" and mention.mult >= 4


def scene_subject(segment: Segment, script: Script, release: str, known: bool) -> Name | None:
    """The subject that a clause without numbers names: 商品出口和进口货值均录得升幅, 分别上升…

    ``known`` says that there is a subject already, which a bare phrase does not displace.
    """
    left = segment.left
    cut = next((i for i, t in enumerate(left) if i > 0 and _predicates(t)), len(left))
    tokens = scene_free(left[:cut]) or scene_free(left[cut:])
    if tokens and _foresees_growth(left[cut : cut + 2]):
        tokens = [*tokens, *left[cut : cut + 2]]
    name = phrase(tokens, script, release)
    if name is not None and _which_time().fullmatch(name[0]):
        name = phrase(scene_free(left[cut + 1 :]), script, release)
    if name is None or len(name[0]) > _LONGEST or name[0].endswith(_FRAMES):
        return None
    weak = cut == len(left) and segment.closing != "(" and segment.opening not in ("^", ";")
    hollow = len(name[0]) < 2 or is_manner(name[0]) or name[0] in _HOLLOW or name[0].startswith(_RECORDS)
    hollow = hollow or name[0].endswith((*_UNMOVED, *_EXTREMES))
    return None if hollow or name[0].startswith(_AGAIN) or (weak and known) else name


def _foresees_growth(tokens: Sequence[Token]) -> bool:
    """经济增长预测, 由2%调高至3%: what is foreseen is growth."""
    growing = len(tokens) > 1 and tokens[0].text in ("增长", "成长")
    return growing and tokens[1].text.startswith(("预测", "预期", "目标", "率预测"))


@cache
def _which_time() -> re.Pattern[str]:
    """连续第7年提高养老金: the subject is what was raised."""
    return re.compile("第.{1,3}(?:年|次|个月|季度?)")


def is_manner(plain: str) -> bool:
    """按新台币计算, 经季节性调整: how, not what."""
    plain = plain.lstrip("若如再").removesuffix("后")
    if plain.startswith(_LEAVING_OUT) and not any(word in plain for word in ("的", "之", "后")):
        return True
    if plain.endswith(("币计", "元计", "汇率计")):
        return True
    return plain[:1] in tuple("按以经据剔扣") and plain.endswith(
        ("计算", "计", "口径", "统计", "测算", "折算", "调整", "因素", "影响", "分析")
    )


def _predicates(token: Token) -> bool:
    return token.kind in _PREDICATES and not token.has("share", "noun")
