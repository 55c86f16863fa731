"""Does a page keep part of itself for subscribers? By its own markup, else by the words of its wall."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

_LOOKED_AT = 300_000
_HINTS = ("subscribe", "log in", "login", "sign in", "sign up", "register ", "members", "a member", "suscri",
          "you have", "登录", "登錄", "订阅", "訂閱", "付费", "付費", "会员", "會員", "剩", "余下",
          "abonn")  # fmt: skip
"""What every wall holds one of, and few pages of releases: "member" alone stands in every September."""
_TIERS = frozenset({"locked", "metered", "premium", "paid", "subscriber", "subscribers"})


def told_free(node: Mapping[str, Any]) -> bool | None:
    """What a node of linked data says of access: free, not free, nothing."""
    value = node.get("isAccessibleForFree")
    parts = node.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    said = [value, *(part.get("isAccessibleForFree") for part in parts if isinstance(part, dict))]
    told = [str(v).strip().lower().rpartition("/")[2] for v in said if v is not None]
    if any(v in ("false", "0", "no") for v in told):
        return False
    return True if told else None


def told_tier(meta: Mapping[str, str]) -> bool | None:
    """What the head's ``article:content_tier`` says: free or not; None where it is not there."""
    tier = (meta.get("article:content_tier") or meta.get("content_tier") or "").strip().lower()
    return tier not in _TIERS if tier else None


def has_wall(text: str) -> bool:
    """Whether a page asks its readers to subscribe or to log in before they may read on."""
    text = text[:_LOOKED_AT].lower()
    return any(map(text.__contains__, _HINTS)) and _wall().search(text) is not None


@cache
def _wall() -> re.Pattern[str]:
    """The words of a wall, for a text in lower case."""
    read = r"(?:continue|keep|unlock|finish|access|read|view|see)(?: (?:reading|on))?"
    thing = "article|story|release|report|content|page"
    ask = "subscribe|sign up|register|log ?in|sign in|become a (?:member|subscriber)"
    han = "登录|登錄|订阅|訂閱|付费|付費|购买|開通会员|开通会员|成为会员"
    kinds = (
        rf"(?:{ask})(?: now| today| here)? to {read} (?:this|the|our|full|rest|more|on|{thing})",
        rf"(?:{ask}) to (?:continue|keep) reading",
        rf"(?:this|the full) (?:{thing}) is (?:only )?(?:for|available to|reserved for)"
        r" (?:our )?(?:paying |registered )?(?:subscribers|members)",
        r"already (?:a subscriber|subscribed|a member)\s?\?|subscribers only\b|subscriber[- ]only",
        r"you have (?:reached|used|read) (?:your|all|the) [^.]{0,40}(?:article|story|stories|limit)",
        rf"(?:{han})(?:后|後|会员)?(?:可|即可|继续|繼續|查看|阅读|閱讀){{2,4}}(?:全文|全部|余下|更多|正文)?",
        rf"(?:{han})(?:后|後)(?:可|即可|继续|繼續|查看|阅读|閱讀)",
        r"(?:付费|付費|会员专享|會員專享)(?:内容|文章|阅读|閱讀)|(?:剩余|剩餘|余下)\s?\d{1,2}\s?%",
        r"réservé aux abonnés|solo para suscriptores|nur für abonnenten",
    )
    return re.compile("|".join(kinds))
