"""How a site is asked: who we say we are, how often, how long and how much."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

USER_AGENT = "communique/0.1 (reads press releases, one page at a time)"


def _honest(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z_-]+(/[\w.-]+)?( [ -~]*)?", text):
        raise ValueError("not a user agent: a name of letters, '/', a version, and whom to write to")
    return text


def _place(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9.-]+:[0-9]{1,5}|\[[0-9a-f:]+\]:[0-9]{1,5}", text):
        raise ValueError("not a host and its port, such as 'newsroom.intern:8080' or '127.0.0.1:8080'")
    return text


class Politeness(BaseModel):
    """The key ``politeness`` of a source; what is not given is as here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    user_agent: Annotated[str, AfterValidator(_honest)] = Field(
        default=USER_AGENT, description="Who we say we are; robots.txt is asked for the part before '/'."
    )
    delay_seconds: float = Field(
        default=1.0, ge=0, le=600, description="Rest between two requests to a host."
    )
    concurrency: int = Field(default=1, ge=1, le=4, description="Requests in flight a host.")
    deadline_seconds: float = Field(
        default=60, gt=0, le=3600, description="Longest time from the first byte sent to the last received."
    )
    silence_seconds: float = Field(default=20, gt=0, le=600, description="Longest wait for the next byte.")
    max_bytes: int = Field(default=20_000_000, ge=1, description="Largest body, unpacked.")
    max_ratio: float = Field(default=100, ge=1, description="Most that a body may grow in unpacking.")
    max_hops: int = Field(default=5, ge=0, le=5, description="Redirects followed.")
    retries: int = Field(
        default=6, ge=0, le=20, description="Further attempts after network errors, 429 and 5xx."
    )
    max_wait_seconds: float = Field(
        default=120, ge=0, le=3600, description="Longest wait that a host may ask for (Retry-After, robots)."
    )
    respect_robots: bool = Field(default=True, description="Ask robots.txt; False only for your own sites.")
    allow_hosts: tuple[Annotated[str, AfterValidator(_place)], ...] = Field(
        default=(), description="Hosts with port that may have a private address: your own newsroom."
    )
