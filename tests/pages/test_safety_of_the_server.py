"""Who may ask the server, and what a browser may do with the answer."""

from __future__ import annotations

import asyncio

import pytest

from guard import (
    LONGEST_ADDRESS,
    Guard,
    Hosts,
    WrongSetting,
    content_policy,
    read_embedders,
    read_hosts,
)

INDEX = "<html><script>\n  first()\n</script><script type='module' src='./a.js'></script></html>"


async def _answering(scope, receive, send) -> None:
    """A server that says what it was asked, and has a policy of its own."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    asked = b", ".join(name for name, _ in scope["headers"])
    headers = [(b"Referrer-Policy", b"unsafe-url"), (b"x-asked", asked)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"facts"})


def asked(
    *headers: tuple[str, str],
    path: str = "/",
    query: bytes = b"",
    kind: str = "http",
) -> list[dict]:
    """What the guarded server sends back."""
    sent: list[dict] = []

    async def send(message) -> None:
        sent.append(message)

    scope = {
        "type": kind, "path": path, "raw_path": path.encode(), "query_string": query,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
    }  # fmt: skip
    guard = Guard(_answering, Hosts(("localhost",)), content_policy(INDEX))
    asyncio.run(guard(scope, None, send))
    return sent


def status(*headers: tuple[str, str], **more) -> int:
    return asked(*headers, **more)[0]["status"]


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8501", "127.0.0.1:8501", "[::1]", "[::1]:8501", "localhost."]
)
def test_the_machine_itself_is_answered(host):
    assert read_hosts("", "127.0.0.1").allow(host)


@pytest.mark.parametrize(
    "host",
    ["example.org", "localhost.example.org", "localhost@example.org", "localhost:8501:1", "",
     "localhost/x", "local host", "10.0.0.7", "[::1", "::1", "localhost\n", "*"],
)  # fmt: skip
def test_another_name_is_refused(host):
    assert not read_hosts("", "127.0.0.1").allow(host)


def test_open_to_all_interfaces_it_is_answered_by_number_but_by_no_name():
    hosts = read_hosts("", "0.0.0.0")  # noqa: S104 - what a setting holds

    assert hosts.allow("192.168.1.20:8501")
    assert hosts.allow("[fe80::1]:8501")
    assert hosts.allow("localhost")
    assert not hosts.allow("atlas.example.org")


def test_the_address_that_it_listens_on_is_answered():
    assert read_hosts("", "atlas.example.org").allow("atlas.example.org:8501")
    assert read_hosts("", "fe80::7").allow("[fe80::7]:8501")


def test_the_names_of_the_setting_are_answered_and_no_others():
    hosts = read_hosts(" atlas.example.org, *.example.net ,[::1]", "0.0.0.0")  # noqa: S104

    assert hosts.allow("Atlas.Example.org:443")
    assert hosts.allow("a.b.example.net")
    assert hosts.allow("[::1]:80")
    assert not hosts.allow("example.net")
    assert not hosts.allow("badexample.net")
    assert not hosts.allow("localhost")
    assert not hosts.allow("10.0.0.7")


@pytest.mark.parametrize("written", ["https://atlas.example.org", "atlas:8501", "cafe:80", "a b"])
def test_a_setting_that_is_no_name_stops_the_start_with_one_line(written):
    with pytest.raises(WrongSetting, match=r"^ATLAS_ALLOWED_HOSTS holds “.*\.$"):
        read_hosts(written, "0.0.0.0")  # noqa: S104


def test_a_refused_name_gets_a_plain_sentence_with_all_headers():
    start, body = asked(("host", "<b>evil</b>"))

    assert start["status"] == 400
    assert body["body"].startswith(b"The atlas does not answer under this name.")
    assert b"evil" not in body["body"]
    assert (b"x-content-type-options", b"nosniff") in start["headers"]


def test_two_host_headers_are_no_host():
    assert status(("host", "localhost"), ("host", "localhost")) == 400
    assert status() == 400


@pytest.mark.parametrize("path", ["/readyz", "/_stcore/health"])
def test_a_load_balancer_may_ask_by_any_number(path):
    assert status(("host", "10.1.2.3:8501"), path=path) == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "", "http://localhost:1", "http://localhost.evil.example",
     "http://[", "localhost"],
)  # fmt: skip
def test_another_site_is_answered_neither_over_http_nor_over_a_websocket(origin):
    headers = (("host", "localhost"), ("origin", origin))

    assert status(*headers) == 403
    assert status(*headers, path="/_stcore/health") == 403
    assert asked(*headers, kind="websocket") == [{"type": "websocket.close", "code": 1008}]


def test_the_atlas_itself_is_answered_over_a_websocket():
    headers = (("host", "localhost:8501"), ("origin", "https://LOCALHOST:8501"))

    assert asked(*headers, kind="websocket") == [{"type": "websocket.accept"}]
    assert asked(("host", "evil"), kind="websocket")[0]["type"] == "websocket.close"


def test_streamlit_is_not_told_an_origin_to_look_up():
    start, _ = asked(("host", "localhost"), ("origin", "http://localhost"))

    assert dict(start["headers"])[b"x-asked"] == b"host"


def test_an_address_of_a_hundred_kilobytes_is_refused():
    localhost = ("host", "localhost")

    assert status(localhost, query=b"x" * 100_000) == 414
    assert status(localhost, query=b"x" * (LONGEST_ADDRESS - 1)) == 200


def test_every_answer_bears_each_rule_once():
    start, _ = asked(("host", "localhost"))

    names = [name.lower() for name, _ in start["headers"]]
    assert len(names) == len(set(names))
    assert dict(start["headers"])[b"referrer-policy"] == b"same-origin"


def test_no_other_host_and_no_script_of_a_text_may_run():
    rules = dict(rule.split(" ", 1) for rule in content_policy(INDEX).split("; "))

    assert rules["default-src"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert rules["script-src"].count("'sha256-") == 1
    assert "://" not in content_policy(INDEX)
    assert "*" not in content_policy(INDEX)


def test_the_script_in_the_frame_of_every_page_may_run():
    changed = content_policy(INDEX.replace("first()", "second()"))

    assert changed != content_policy(INDEX)


def test_a_site_may_be_let_show_the_atlas_in_a_frame():
    sites = read_embedders("self, https://portal.example.org")

    assert content_policy(INDEX, sites).endswith(
        "frame-ancestors 'self' https://portal.example.org"
    )
    assert read_embedders("") == ()


@pytest.mark.parametrize("written", ["*", "portal.example.org", "https://a.org; script-src *"])
def test_a_frame_that_is_no_site_stops_the_start_with_one_line(written):
    with pytest.raises(WrongSetting, match=r"^ATLAS_EMBED_IN holds"):
        read_embedders(written)
