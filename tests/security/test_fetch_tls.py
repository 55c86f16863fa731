"""Certificates are checked against the name that was asked for, though the connection goes to an address."""

from __future__ import annotations

import ssl

import pytest
import trustme
from web_world import EAGER, fetch

from tasks.web.errors import FetchError, RefusedError
from tests.site import Site, page

NAME = "news.example"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def served_as(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authority:
        authority.configure_trust(context)
    return context


async def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_the_name_stays_in_tls_and_in_the_host_header(authority: trustme.CA) -> None:
    names: list[str | None] = []
    server = served_as(authority, NAME)
    server.sni_callback = lambda connection, name, context: names.append(name)
    with Site({"/": page("whole")}, tls=server) as site:
        place = f"{NAME}:{site.port}"
        answer = fetch(f"https://{place}/", place, resolver=here, tls=trusting(authority))
        assert answer.body == b"whole"
        assert names == [NAME]
        assert site.seen[0].headers["host"] == place


@pytest.mark.parametrize("case", ["another name", "an unknown authority"])
def test_a_certificate_that_does_not_fit_is_refused_and_not_tried_again(
    authority: trustme.CA, case: str
) -> None:
    name = "other.example" if case == "another name" else NAME
    trusted = authority if case == "another name" else None
    with Site({"/": page("x")}, tls=served_as(authority, name)) as site:
        place = f"{NAME}:{site.port}"
        policy = EAGER.model_copy(update={"retries": 5})
        with pytest.raises(RefusedError, match="certificate"):
            fetch(f"https://{place}/", place, policy=policy, resolver=here, tls=trusting(trusted))
        assert site.seen == []


def test_plain_text_on_the_port_of_tls_is_told(authority: trustme.CA) -> None:
    with Site({"/": page("x")}) as site:
        place = f"{NAME}:{site.port}"
        with pytest.raises(FetchError, match="nothing came"):
            fetch(f"https://{place}/", place, resolver=here, tls=trusting(authority))


def test_a_redirect_to_a_private_address_over_tls_is_refused(authority: trustme.CA) -> None:
    plays = {"/": page("x")}
    with (
        Site(plays, tls=served_as(authority, NAME)) as site,
        pytest.raises(RefusedError, match="not a public"),
    ):
        fetch(f"https://{NAME}:{site.port}/", resolver=here, tls=trusting(authority))
