"""Is this word a verb where it stands? Its form and its neighbours tell."""

from __future__ import annotations

from press.read.en.grammar.beside_verbs import (
    AMOUNT_MARKS,
    amount_follows,
    can_follow,
    noun_like,
    object_follows,
    was_spent,
)
from press.read.en.grammar.closed import MODAL, closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.grammar.words import English

TO_VERB = closed(
    "to will would can could may might shall should must not n't we they it which that who also i "
    "you helped help he she"
)
WHOLE = closed("total net gross public private overall annual average")
"""Behind these an -ing form is a noun: ``its total holding``."""
RESULTS = closed(
    "profit profits income loss losses margin margins cost costs expenses cash revenue revenues result "
    "results earnings ebitda surplus deficit"
)
"""``and operating profit``: what results come from."""
GERUNDS = closed(
    "spending funding financing lending borrowing earning saving training pricing mining "
    "manufacturing processing advertising marketing housing shipping building holding"
)
"""Nouns behind another noun: ``health spending``."""
OBJECT_OPENS = closed("its the their our a an this that these")
AS_PARTICIPLE = closed("found come become run put hit cut set split cost spread forecast estimated")
"""Participles with the form of a noun or of the present."""
NEEDING = closed("fund host use need supply support visit house own")
"""Behind a plural and before a number these are verbs: ``taxes fund 54%``."""
PLURALS = closed("people women men children police youth")
BEFORE_VERB = closed("now also still currently already together typically usually often")
GOING = closed("goes go went comes come came flows flowed")
"""Behind an amount these say where it goes."""
AUXILIARY = MODAL | {"to", "can"}


def is_verb(sentence: Sentence, index: int, word: str, tags: list[str], english: English) -> bool:
    before = tags[-1] if tags else ""
    word_before = sentence.word(index - 1)
    if before == "'" and word_before == ".":
        before = "N"
    if word_before in english.scale and tags[-2:-1] == ["#"]:
        before = "#"
    if sentence.capital(index) and before in ("N", "#") and _headline(sentence, index, word, english):
        return True
    if sentence.capital(index) and index and word_before not in '"«(' and before == "N":
        return _in_capitals(sentence, index, word, english)
    if word_before.endswith("'s") and len(word_before) > 4 and not word.endswith("ing"):
        return word in english.strong and can_follow(sentence, index + 1, english)
    if before == "R" and sentence.word(index - 2) in AUXILIARY and sentence.word(index - 2) != "to":
        return True
    if word_before in TO_VERB and not (word_before == "that" and word in GERUNDS):
        acts = word_before in ("who", "they", "we", "it") or (word_before == "which" and word in COSTED)
        acts = acts or (word_before == "which" and can_follow(sentence, index + 1, english))
        return word not in english.noun_first or word_before in AUXILIARY or acts
    if _phrased(sentence, index, word, before, english):
        return True
    if word == "cut":
        return before not in ("D", "#", "P", "-") and object_follows(sentence, index + 1, english)
    apart = before in (",", ")") and not sentence.capital(index)
    if (apart or before in ("N", "C", "R")) and (
        word in english.verb_only or (word[:3] == "set" and sentence.word(index + 1) == "aside")
    ):
        return True
    if word in english.noun_first:
        return _noun_or_verb(sentence, index, word, before, tags, english)
    if word_before == "-" and sentence.glued(index):
        return False
    if sentence.word(index + 1) == "-" and sentence.glued(index + 1) and sentence.glued(index + 2):
        return False
    if word in english.strong or (word.endswith("ed") and word not in english.verb_code):
        return _strong(sentence, index, word, before, english)
    if before == "R" and word_before in BEFORE_VERB and tags[-2:-1] in (["N"], ["C"]):
        doer = sentence.word(index - 2)
        many = doer in PLURALS or doer.endswith("s") or doer in ("and", "staff")
        if many and word in english.base_verbs:
            return True
    return _is_plain_verb(sentence, index, word, before, english)


def _phrased(sentence: Sentence, index: int, word: str, before: str, english: English) -> bool:
    """``falls due``, ``make up``, ``$5 million goes to``, ``was cut``: the words around it make it a verb."""
    if word in ("calls", "call") and before == "N" and sentence.word(index + 1) == "for":
        return True
    if word in ("fall", "falls") and sentence.word(index + 1) == "due":
        return True
    if word in ("make", "makes") and before == "N" and sentence.word(index + 1) == "up":
        return True
    if before == "#" and word in GOING and sentence.word(index + 1) in ("to", "into", "towards", "from"):
        return True
    pronoun = before == "D" and sentence.word(index - 1) in ("this", "that")
    if pronoun and word.endswith("s") and can_follow(sentence, index + 1, english):
        return True
    moved = english.verb_code.get(word) in ("up", "down") and word not in english.change_noun
    if pronoun and moved and sentence.word(index + 1) in ("to", "by", "from"):
        return True
    if word in ("put", "puts") and before == "N" and "at" in sentence.words[index + 1 : index + 10]:
        return True
    if word in ("beat", "beats", "tops") and sentence.word(index + 1) in OBJECT_OPENS | {"the"}:
        return True
    if word == "cost" and before == "N" and sentence.word(index + 1) in ("us", "them", "it", "you"):
        return True
    if word in ("put", "puts") and before in (",", "C", "N", "R") and amount_follows(sentence, index + 1):
        return True
    if word == "set" and before in ("#", "%") and sentence.word(index + 1) in ("in", "by", "for", "at"):
        return True
    if word == "set" and sentence.word(index + 1) == "to" and before not in ("D", "P"):
        return True
    return before == "A" and word in AS_PARTICIPLE


def _headline(sentence: Sentence, index: int, word: str, english: English) -> bool:
    """``Sales Jump 12%``, ``FTSE 100 Falls 1.2%``: a word of change in capitals right before its number."""
    moves = english.verb_code.get(word) in ("up", "down", "add", "lose") and not word.endswith(("ing", "en"))
    after, form = sentence.word(index + 1), (*sentence.forms[index + 1 : index + 2], "")[0]
    model = form.isdigit() and sentence.word(index + 2) not in ("%", "percent", "per", "million", "billion")
    return moves and (
        (sentence.kind(index + 1) == NUMBER and not model) or after in ("$", "€", "£", "by", "to", "nearly")
    )


def _in_capitals(sentence: Sentence, index: int, word: str, english: English) -> bool:
    """A capital behind a noun makes a name, unless a headline says what somebody does."""
    acts = word.endswith("s") and word not in english.noun_first
    if acts and english.verb_code.get(word) in ("up", "down", "level"):
        return True
    if acts and can_follow(sentence, index + 1, english):
        return True
    return sentence.forms[index].isupper() and word in english.strong


def _acts(sentence: Sentence, index: int, word: str, before: str, english: English) -> bool:
    """``The board targets organic growth``, ``65% focus on``: what a doer, or a part of those asked, does."""
    after = sentence.word(index + 1)
    if before in ("%", "#") and sentence.word(index - 1) in ("%", "percent", "cent"):
        return word in ASKED and after in ACTED_ON
    many = sentence.word(index - 1).endswith("s") or sentence.word(index - 1) == "staff"
    if before == "N" and many and word in FORETELLING:
        return after in OBJECT_OPENS or noun_like(sentence, index + 1, english)
    infinitive = after == "to" and sentence.word(index + 2) in english.base_verbs
    if before == "N" and many and infinitive and not word.endswith("s"):
        return True
    doer = before == "N" and sentence.word(index - 1) in english.actor and word in DOING
    return doer and (after == "to" or noun_like(sentence, index + 1, english))


DOING = closed("targets plans forecasts estimates projects aims")
FORETELLING = closed("project forecast estimate")
"""Behind those who do so, and before what they foretell, these are verbs: ``the staff project growth``."""
ASKED = closed("focus plan support report need use want offer place set test lack face own")
ACTED_ON = closed("on to its the their our a an")


def _costs(sentence: Sentence, index: int, word: str, before: str, tags: list[str]) -> bool:
    """``this plan costs $35``, ``payments to the firm total $250 million``: right before an amount."""
    after = sentence.word(index + 1)
    many = (
        before == "N"
        and sentence.word(index - 1).endswith("s")
        and not sentence.word(index - 1).endswith("ss")
    )
    many = many or sentence.word(index - 1) == "staff" or sentence.word(index - 1) in PLURALS
    dearer = not MORE.isdisjoint(sentence.words[index + 2 : index + 6])
    if word == "cost" and before in ("N", "R") and dearer and amount_follows(sentence, index + 1):
        return True
    if word == "cost" and (before == "C" or many) and amount_follows(sentence, index + 1):
        return True
    if before != "N" or not (sentence.kind(index + 1) == NUMBER or after in AMOUNT_MARKS):
        return False
    if word == "total":
        return sentence.word(index - 1) not in ("combined", "grand", "sub", "cumulative", "overall")
    return word in COSTING and "D" in tags[-4:] and not sentence.word(index - 1).endswith("s")


MORE = closed("more less times")
COSTED = closed("cost costs yield yields house houses host supply support")
COSTING = closed("costs yields trades")


def _noun_or_verb(
    sentence: Sentence, index: int, word: str, before: str, tags: list[str], english: English
) -> bool:
    """Words that are nouns first: verbs behind a plural or "and" with a number, or before an object."""
    code, number = english.verb_code.get(word), sentence.kind(index + 1) == NUMBER
    if number and code in ("up", "down", "add") and sentence.word(index - 1) in ("and", "or"):
        return True
    if (
        before == "R"
        and word.endswith("s")
        and sentence.word(index - 1) in ("now", "also", "still", "currently", "only")
    ):
        return True
    if _acts(sentence, index, word, before, english):
        return True
    if before == "," and english.bound_before.at(sentence.words, index + 1):
        return True
    if _costs(sentence, index, word, before, tags):
        return True
    if number and word in NEEDING and before == "N" and sentence.word(index - 1).endswith("s"):
        return True
    if code in ("up", "down") and before == "N" and word.endswith("s") and sentence.word(index + 1) == "by":
        return amount_follows(sentence, index + 2)
    if code in ("up", "down") and sentence.word(index - 1).endswith("s") and before == "N":
        return number or sentence.word(index + 1) in OBJECT_OPENS
    return before == "N" and sentence.word(index + 1) in OBJECT_OPENS


def _is_plain_verb(sentence: Sentence, index: int, word: str, before: str, english: English) -> bool:
    """Words that are verbs only where their neighbours say so: after a plural, before an object."""
    word_before = sentence.word(index - 1)
    aims = sentence.word(index + 1) == "to" and sentence.word(index + 2) in english.base_verbs
    if aims and before in ("N", "R") and word.endswith("s"):
        return True
    if before != "" and word.endswith("s") and sentence.word(index + 1) == "due":
        return True
    if english.verb_code.get(word) == "range" and sentence.word(index + 1) == "from":
        return True
    two = english.verb.at(sentence.words, index) if before in ("N", "R", ",", "C") else None
    if two is not None and two[1] > 1:
        return before != "C" or amount_follows(sentence, index + 2)
    if (
        before == "N"
        and word in english.base_verbs
        and (word_before in PLURALS or (word_before.endswith("s") and not word_before.endswith("ss")))
    ):
        return True
    joined = word_before in ("and", "or") and (
        word in english.base_verbs or sentence.word(index + 1) in OBJECT_OPENS
    )
    placed = sentence.word(index + 1) in english.ordinal and english.verb_code.get(word) == "rank"
    if word_before in ("and", "but") and placed and word.endswith("s"):
        return True
    if joined and can_follow(sentence, index + 1, english):
        return True
    if before == "N" and sentence.word(index + 1) == "for" and word in ("aims", "calls", "accounts", "plans"):
        return True
    apart = before == "," and word.endswith("s") and sentence.kind(index + 1) == NUMBER
    return apart or (before == "N" and can_follow(sentence, index + 1, english))


def _strong(sentence: Sentence, index: int, word: str, before: str, english: English) -> bool:
    """A past form or an -ing form: a verb unless it stands like an adjective or a noun."""
    after = sentence.word(index + 1)
    nominal = noun_like(sentence, index + 1, english)
    if word.endswith("ing") and index == 0 and sentence.word(1) == ",":
        return False
    if (
        word in GERUNDS
        and before == "N"
        and after not in OBJECT_OPENS
        and after not in ("#", "$", "£", "€", "more")
    ):
        return sentence.kind(index + 1) == NUMBER
    if word.endswith("ing"):
        if word == "operating" and after in RESULTS:
            return False
        if english.verb_code.get(after) == "aux" or sentence.word(index - 1) in WHOLE:
            return False
        if before == "#" and (after in ("in", "from", "by", "at") or sentence.kind(index + 1) == NUMBER):
            return True
        if was_spent(sentence, index):
            return True
        if sentence.word(index - 1) == "by" and word not in GERUNDS:
            return True
        if before in ("D", "#", "P"):
            return (
                before == "P"
                and sentence.word(index - 1) in ("by", "after", "from", "while", "for")
                and not nominal
            )
        return after != "of" and not (before == "N" and nominal) and (index > 0 or not nominal)
    some = before == "#" and sentence.words[:2] in (["of", "these"], ["of", "those"], ["of", "them"])
    if some and sentence.word(index - 2) in (",", "and", "while"):
        return True
    if before == "D" or sentence.word(index - 1) == "of" or (before in ("#", "P", "V") and nominal):
        return False
    return not (before == "" and nominal)
