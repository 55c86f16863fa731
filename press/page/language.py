"""Which language is a text in? Told by its script, then by its commonest words; never by a guess."""

from __future__ import annotations

import re
from functools import cache

_STOP_WORDS = {
    "en": "the of and to in a is that for on with as by was at from this its it are be has have will were or",
    "es": "de la que el en y los del las un por con una su para es al lo como más pero sus ha fue este son",
    "fr": "de la le et les des en un du une que est pour dans qui par au plus sur ce ne pas se avec sont aux",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an aus",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das à são",
    "it": "di e il la che in un per è del non una sono della i con le si da al dei alla nel più ha gli lo",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit naar door",
}  # fmt: skip
_SIMPLIFIED = frozenset(
    "国发会业经产动务对开实现进长资区员义习乐书买乱争亏云亚亲亿仅从仓仪们价众优传伤伟体余侧侨债储关兴养写军农冲决况净减凤则刚创删别劳势华协单"
    "卖卫压厅历厂县参双变叶号听启员响团园围图坏块坚坛坝垦备复够头夹奋奖妇妈孙宁宝审宽对导寿将尔尽层岁岛币师帐带帮广庆应庙废张强归当录总恶"
    "态惊惯愿战户执扩扫担择挥据损换报拥摄数斗断无旧时显晓暂术机杀权条来杨极构标树样桥检欢汇汉汤沟没济测湾满滨灭灯灵灾点热爱爷牵状环电画疗监"
    "码础确离种积称稳穷竞笔签简类粮约级红纳线组细终结给统续维综绩绿缩网罗职联胜脑节苏药获营虽补见规视览觉触计认议记许论设访证评识诉试话该详"
    "语误说请读课调谈负财贡败货质购贸费贺赛赢赵车转轮软轻载较辆输边达过运还这远连迟适选逐递遗邮邻郑释里鉴钟钢钱铁银锋错镇长门问间闻阳阴阶际"
    "陆陈险随难预领频题颜额风飞饭馆马驱验鱼鲜鸟麦黄龙齐"
)
_TRADITIONAL = frozenset(
    "國發會業經產動務對開實現進長資區員義習樂書買亂爭虧雲亞親億僅從倉儀們價眾優傳傷偉體側僑債儲關興養寫軍農衝決況淨減鳳則剛創刪別勞勢華協單"
    "賣衛壓廳歷廠縣參雙變葉號聽啟響團園圍圖壞塊堅壇壩墾備復夠頭夾奮獎婦媽孫寧寶審寬導壽將爾盡層歲島幣師帳帶幫廣慶應廟廢張歸當錄總惡態驚慣願"
    "戰戶執擴掃擔擇揮據損換報擁攝數鬥斷無舊時顯曉暫術機殺權條來楊極構標樹樣橋檢歡匯漢湯溝沒濟測灣滿濱滅燈靈災點熱愛爺牽狀環電畫療監碼礎確離種積"
    "稱穩窮競筆簽簡類糧約級紅納線組細終結給統續維綜績綠縮網羅職聯勝腦節蘇藥獲營雖補見規視覽覺觸計認議記許論設訪證評識訴試話該詳語誤說請讀課調談"
    "負財貢敗貨質購貿費賀賽贏趙車轉輪軟輕載較輛輸邊達過運還這遠連遲適選逐遞遺郵鄰鄭釋裡鑒鐘鋼錢鐵銀鋒錯鎮門問間聞陽陰階際陸陳險隨難預領頻題顏額"
    "風飛飯館馬驅驗魚鮮鳥麥黃龍齊錄較"
)
_ONLY_SIMPLIFIED, _ONLY_TRADITIONAL = _SIMPLIFIED - _TRADITIONAL, _TRADITIONAL - _SIMPLIFIED
_SCRIPTS = (
    ("\u0400", "\u04ff", "ru"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0370", "\u03ff", "el"),
    ("\u0590", "\u05ff", "he"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u0900", "\u097f", "hi"),
)
_LOANS = frozenset({"non", "per", "par", "plus"})
"""Words that English has too ("Non-GAAP net income per share"): alone they tell no other language."""
_ENOUGH = 3_000


def language_of(text: str, declared: str | None = None) -> str | None:
    """The BCP 47 tag of ``text`` (``en``, ``zh-Hans``, ``zh-Hant``, …); None where it cannot be told.

    ``declared`` (a page's or a source's word) decides only where the characters do not speak against it.
    """
    sample = text[:_ENOUGH]
    by_script = _by_script(sample, declared)
    if by_script is not None:
        return by_script
    by_words = _by_words(sample)
    if by_words is not None:
        return by_words
    return _plain(declared) if any(map(str.isalpha, sample)) else None


def sounds_like(text: str, language: str) -> bool:
    """Whether ``text`` has enough of the commonest words of ``language`` that nothing else need be asked."""
    stop = _stop_words().get(language)
    if stop is None:
        return False
    words = _words(text.lower())
    return sum(map(stop.__contains__, words)) * 8 >= len(words)


def _by_script(text: str, declared: str | None) -> str | None:
    if text.isascii() or not _beyond_latin().search(text):
        return None
    letters = max(1, sum(map(str.isalpha, text)))
    han = len(_han().findall(text))
    kana, hangul = len(_kana().findall(text)), len(_hangul().findall(text))
    if hangul * 3 > letters:
        return "ko"
    if kana * 10 > letters:
        return "ja"
    if han * 5 > letters:
        return _chinese(text, declared)
    return _by_other_script(text, letters)


def _chinese(text: str, declared: str | None) -> str:
    simplified = sum(map(_ONLY_SIMPLIFIED.__contains__, text))
    traditional = sum(map(_ONLY_TRADITIONAL.__contains__, text))
    if simplified == traditional:
        plain = (declared or "").lower()
        return "zh-Hant" if any(mark in plain for mark in ("hant", "tw", "hk", "mo")) else "zh-Hans"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _by_other_script(text: str, letters: int) -> str | None:
    for first, last, code in _SCRIPTS:
        if sum(first <= c <= last for c in text) * 2 > letters:
            return code
    return None


def _by_words(text: str) -> str | None:
    words = _words(text.lower())
    if not words:
        return None
    spoken = _spoken_by()
    heard = [code for word in words if word in spoken for code in spoken[word]]
    scores = sorted(((heard.count(code), code) for code in _stop_words()), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    clear = best >= 2 and best > second and best * 12 >= len(words) and _varied(words, code)
    dense = best >= second + 3 and best * 3 >= len(words)
    return code if clear and (len(words) >= 40 or best >= 2 * second + 2 or dense) else None


def _varied(words: list[str], code: str) -> bool:
    """Whether more than one of a language's words is there that is no loan (per cent, non-current)."""
    return len(_stop_words()[code].intersection(words) - _LOANS) > 1


def _plain(tag: str | None) -> str | None:
    """The language of a tag, without its region."""
    match = re.match(r"([a-zA-Z]{2,3})(?:[-_]|$)", tag or "")
    code = match[1].lower() if match else None
    return None if code in (None, "zh", "ja", "ko", "und", "mul") else code


@cache
def _spoken_by() -> dict[str, list[str]]:
    """By word, the languages of whose commonest words it is one."""
    found: dict[str, list[str]] = {}
    for code, stop in _stop_words().items():
        for word in stop:
            found.setdefault(word, []).append(code)
    return found


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}


def _words(text: str) -> list[str]:
    return _word(text.isascii()).findall(text)


@cache
def _word(plain: bool) -> re.Pattern[str]:
    return re.compile("[a-z]+" if plain else r"[^\W\d_]+")


@cache
def _beyond_latin() -> re.Pattern[str]:
    return re.compile(r"[\u0370-\u1fff\u3040-\ud7af\uf900-\ufaff]")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@cache
def _kana() -> re.Pattern[str]:
    return re.compile(r"[\u3040-\u30ff]")


@cache
def _hangul() -> re.Pattern[str]:
    return re.compile(r"[\uac00-\ud7af]")
