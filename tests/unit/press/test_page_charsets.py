"""Encodings, and lies about them: every text comes out right, or with a flag that says it may not."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import pytest

from press.model import Flag
from press.page import parse
from press.page.charset import Decoded, decode
from press.page.mojibake import is_mojibake

HANS = "全市粮食总产量增长，经济运行平稳，居民收入继续提高，就业形势总体稳定。"
HANT = "全市經濟運行平穩，生產總值較上年同期增長，統計處今日發布資料，物價溫和上升。"
JAPANESE = "消費者物価は前年同月比で上昇したと総務省が発表した。これは三か月ぶりのことである。"
KOREAN = "통계청은 소비자물가가 지난해보다 상승했다고 발표했다. 이는 석 달 만의 일이다."
RUSSIAN = "Объём промышленного производства вырос на три процента, сообщило статистическое ведомство."
GREEK = "Ο δείκτης τιμών καταναλωτή αυξήθηκε κατά τρία τοις εκατό."
POLISH = "Ceny żywności wzrosły o trzy procent, podał urząd – najwięcej od źródeł z maja."
TURKISH = "Tüketici fiyatları yüzde üç arttı, işsizlik düştü."
FRENCH = "L’inflation a ralenti en août – les prix de l’énergie ont baissé."
FRENCH_PLAIN = "L'inflation a ralenti en août, les prix de l'énergie ont baissé."
HEBREW = "מדד המחירים עלה בשלושה אחוזים"
ARABIC = "ارتفع مؤشر الأسعار بنسبة ثلاثة في المئة"
THAI = "ดัชนีราคาผู้บริโภคเพิ่มขึ้นร้อยละสาม"
BALTIC = "Vartotojų kainos pakilo trimis procentais, pranešė žinyba."
ENGLISH = "Output rose by 3 percent in May, the office said."


@dataclass(frozen=True)
class Case:
    """Bytes as a server may send them. ``sure``: nothing is in doubt, so nothing may be flagged."""

    name: str
    text: str
    raw: bytes
    header: str | None = None
    sure: bool = True


def page(text: str, declared: str) -> str:
    return f'<html><head><meta charset="{declared}"><title>x</title></head><body><p>{text}</p></body></html>'


TRUE_LABELS = [
    ("utf-8", HANS), ("utf-8", ARABIC), ("gb2312", HANS), ("gbk", HANS), ("gb18030", HANS + "㙍𠀀"),
    ("big5", HANT), ("big5-hkscs", HANT + "嘅"), ("shift_jis", JAPANESE), ("windows-31j", JAPANESE),
    ("euc-jp", JAPANESE), ("iso-2022-jp", JAPANESE), ("euc-kr", KOREAN), ("ks_c_5601-1987", KOREAN),
    ("windows-1250", POLISH), ("windows-1251", RUSSIAN), ("windows-1252", FRENCH), ("windows-1253", GREEK),
    ("windows-1254", TURKISH), ("windows-1255", HEBREW), ("windows-1256", ARABIC), ("windows-1257", BALTIC),
    ("iso-8859-1", FRENCH_PLAIN), ("iso-8859-2", POLISH.replace("–", "-")), ("iso-8859-5", RUSSIAN),
    ("iso-8859-7", GREEK), ("iso-8859-9", TURKISH), ("iso-8859-15", FRENCH_PLAIN), ("koi8-r", RUSSIAN),
    ("tis-620", THAI), ("us-ascii", ENGLISH), ("macintosh", FRENCH), ("ibm866", RUSSIAN),
]  # fmt: skip
PYTHON = {"windows-31j": "cp932", "ks_c_5601-1987": "cp949", "macintosh": "mac_roman", "ibm866": "cp866",
          "big5-hkscs": "big5hkscs"}  # fmt: skip
WRITTEN = [(label, text, text.encode(PYTHON.get(label, label))) for label, text in TRUE_LABELS]

CASES = [
    *(Case(f"{label} in the header", text, raw, label) for label, text, raw in WRITTEN),
    *(Case(f"{n} with its mark", HANS, HANS.encode(n)) for n in ("utf-8-sig", "utf-16", "utf-32")),
    Case("UTF-16 BE with its mark", HANS, codecs.BOM_UTF16_BE + HANS.encode("utf-16-be")),
    Case("UTF-32 BE with its mark", HANS, codecs.BOM_UTF32_BE + HANS.encode("utf-32-be")),
    Case("UTF-8 with its mark, called GBK", HANS, HANS.encode("utf-8-sig"), "gbk"),
    Case("UTF-16 with its mark, called UTF-8", HANS, HANS.encode("utf-16"), "utf-8"),
    Case("UTF-16 LE by its label alone", HANS, HANS.encode("utf-16-le"), "utf-16le"),
    Case("UTF-16 BE by its label alone", HANS, HANS.encode("utf-16-be"), "utf-16be"),
    Case("UTF-16 BE called UTF-16, without a mark", HANS, HANS.encode("utf-16-be"), "utf-16"),
    Case("UTF-16 LE without mark and label", ENGLISH, ENGLISH.encode("utf-16-le"), sure=False),
    Case("UTF-16 BE without mark and label", ENGLISH, ENGLISH.encode("utf-16-be"), sure=False),
    Case("UTF-32 LE without mark and label", ENGLISH, ENGLISH.encode("utf-32-le"), sure=False),
    Case("UTF-32 BE without mark and label", ENGLISH, ENGLISH.encode("utf-32-be"), sure=False),
    Case("UTF-8 without a label", HANS, HANS.encode()),
    Case("ASCII without a label", ENGLISH, ENGLISH.encode()),
    Case("GBK without a label", HANS, HANS.encode("gbk"), sure=False),
    Case("Big5 without a label", HANT, HANT.encode("big5"), sure=False),
    Case("Shift-JIS without a label", JAPANESE, JAPANESE.encode("cp932"), sure=False),
    Case("EUC-JP without a label", JAPANESE, JAPANESE.encode("euc_jp"), sure=False),
    Case("EUC-KR without a label", KOREAN, KOREAN.encode("euc_kr"), sure=False),
    Case("KOI8-R without a label", RUSSIAN, RUSSIAN.encode("koi8_r"), sure=False),
    Case("Windows-1251 without a label", RUSSIAN, RUSSIAN.encode("cp1251"), sure=False),
    Case("UTF-8 called Latin-1", HANS, HANS.encode(), "iso-8859-1", sure=False),
    Case("UTF-8 called Windows-1252", FRENCH * 3, (FRENCH * 3).encode(), "windows-1252", sure=False),
    Case("UTF-8 called GBK", HANS, HANS.encode(), "gbk", sure=False),
    Case("GBK called UTF-8", HANS, HANS.encode("gbk"), "utf-8", sure=False),
    Case("GBK called Latin-1", HANS, HANS.encode("gbk"), "iso-8859-1", sure=False),
    Case("GBK called Big5", HANS, HANS.encode("gbk"), "big5", sure=False),
    Case("Big5 called GB2312", HANT, HANT.encode("big5"), "gb2312", sure=False),
    Case("Shift-JIS called EUC-JP", JAPANESE, JAPANESE.encode("cp932"), "euc-jp", sure=False),
    Case("EUC-KR called GBK", KOREAN, KOREAN.encode("euc_kr"), "gbk", sure=False),
    Case("KOI8-R called Windows-1251", RUSSIAN, RUSSIAN.encode("koi8_r"), "windows-1251", sure=False),
    Case("Windows-1251 called ISO-8859-1", RUSSIAN, RUSSIAN.encode("cp1251"), "iso-8859-1", sure=False),
    Case("Windows-1252 called Latin-1", FRENCH, FRENCH.encode("cp1252"), "iso-8859-1"),
    Case("Windows-1252 called ASCII", FRENCH, FRENCH.encode("cp1252"), "us-ascii"),
    Case("GBK characters called GB2312", HANS + "镕堃", (HANS + "镕堃").encode("gbk"), "gb2312"),
    Case("a label in quotes", HANS, HANS.encode("gbk"), '"GBK"'),
    Case("an odd label", HANS, HANS.encode("gbk"), "x-gbk"),
    Case("an unknown label", HANS, HANS.encode(), "x-user-defined-99"),
    Case("UTF-7, which is refused", "+ADw-b+AD4- rose by 3", b"+ADw-b+AD4- rose by 3", "utf-7"),
    Case("an escape codec, which is refused", r"rose \u0033", rb"rose \u0033", "unicode-escape"),
]  # fmt: skip

IN_PAGES = [
    ("the page's own label", page(HANS, "gb2312").encode("gbk"), None, True),
    ("header against page", page(HANS, "utf-8").encode("gbk"), "gbk", True),
    ("page lies, UTF-8 inside", page(HANS, "gbk").encode(), None, False),
    ("page lies, GBK inside", page(HANS, "utf-8").encode("gbk"), None, False),
    ("page says UTF-16 in ASCII", page(HANS, "utf-16").encode(), None, True),
    ("XML declaration", f'<?xml version="1.0" encoding="gbk"?><p>{HANS}</p>'.encode("gbk"), None, True),
    ("http-equiv", f'<meta http-equiv="Content-Type" content="text/html; charset=big5">{HANT}'.encode("big5"),
     None, True),
    ("label far down", f"<html><!-- {'x' * 900} -->{page(HANS, 'gbk')}</html>".encode("gbk"), None, True),
]  # fmt: skip

SPOILT = [
    ("UTF-8 cut in a character", HANS.encode()[:-1], "utf-8", Flag.CHARSET_ERRORS),
    ("GBK cut in a character", HANS.encode("gbk")[:-1], "gbk", Flag.CHARSET_ERRORS),
    ("GB18030 cut in four bytes", (HANS + "𠀀").encode("gb18030")[:-1], "gb18030", Flag.CHARSET_ERRORS),
    ("Shift-JIS cut in a character", JAPANESE.encode("cp932")[:-3], "shift_jis", Flag.CHARSET_ERRORS),
    ("UTF-16 cut in a character", HANS.encode("utf-16")[:-1], None, Flag.CHARSET_ERRORS),
    ("stray byte in UTF-8", ENGLISH.encode() + b"\xff", "utf-8", Flag.CHARSET_ERRORS),
    ("a surrogate in UTF-8", ENGLISH.encode() + b"\xed\xa0\x80", "utf-8", Flag.CHARSET_ERRORS),
    ("an overlong slash in UTF-8", ENGLISH.encode() + b"\xc0\xaf", "utf-8", Flag.CHARSET_ERRORS),
]


def _right(case: Case, found: Decoded) -> bool:
    right = found.text.removeprefix("\ufeff") == case.text
    return right and (not found.flags if case.sure else bool(found.flags))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_encoding_or_a_lie_about_it(case: Case) -> None:
    found = decode(case.raw, case.header)
    assert found.text.removeprefix("\ufeff") == case.text, found.charset
    assert bool(found.flags) is not case.sure, found


@pytest.mark.parametrize(("raw", "header", "sure"), [c[1:] for c in IN_PAGES], ids=[c[0] for c in IN_PAGES])
def test_what_a_page_says_of_itself(raw: bytes, header: str | None, sure: bool) -> None:
    release = parse(raw, content_type="text/html" + (f"; charset={header}" if header else ""))
    assert HANS in release.text or HANT in release.text
    assert bool(release.flags & {Flag.CHARSET_GUESSED, Flag.CHARSET_ERRORS}) is not sure


@pytest.mark.parametrize(("raw", "header", "flag"), [c[1:] for c in SPOILT], ids=[c[0] for c in SPOILT])
def test_what_is_spoilt_is_told(raw: bytes, header: str | None, flag: Flag) -> None:
    found = decode(raw, header)
    assert flag in found.flags
    assert "\ufffd" in found.text


@pytest.mark.parametrize(
    ("text", "spoilt"),
    [
        (HANS.encode().decode("gb18030", "replace"), True),
        (HANT.encode().decode("cp1252", "replace"), True),
        ("Prices rose – “as expected” – in cafés.".encode().decode("latin-1"), True),
        ("统计局锟斤拷公布", True),
        (HANS, False),
        (HANT, False),
        (JAPANESE, False),
        (FRENCH, False),
        ("«À Noël», où Ça été – £5", False),
    ],
)
def test_what_was_decoded_twice_is_flagged(text: str, spoilt: bool) -> None:
    assert is_mojibake(text) is spoilt
    assert (Flag.MOJIBAKE in parse(text.encode(), content_type="text/plain; charset=utf-8").flags) is spoilt


def test_the_table_is_as_long_as_promised() -> None:
    found = sum(_right(case, decode(case.raw, case.header)) for case in CASES)
    print(f"charsets: {found}/{len(CASES)} right or flagged; {len(IN_PAGES)} in pages, {len(SPOILT)} spoilt")
    assert found == len(CASES) >= 70
