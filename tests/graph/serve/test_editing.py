"""Decisions through the server: its own page alone, and nothing but a decision."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.curate.asked import take
from graph.opening import open_graph
from graph.serve import Editing, Limits, Server
from tests.graph.serve.served import small_page

SMALL = Path(__file__).parents[1] / "data/small.trig"
REJECT = {"target": "report:2e599de2658545ed", "outcome": "reject", "why": "a caption"}


class Desk:
    """A server that takes decisions, and a client that can say anything it likes."""

    def __init__(self, file: Path) -> None:
        store = open_graph(SMALL)
        self.file = file
        self.editing = Editing(lambda asked: take(store, asked, file))
        self.server = Server(SMALL, 0, Limits(seconds=30), page=small_page, editing=self.editing)
        self.origin = self.server.address.rstrip("/")

    def send(self, body: Any, method: str = "POST", **headers: str | None) -> tuple[int, str]:
        """One request with the headers of the own page, but for those that are given."""
        own = {"Content-Type": "application/json", "Origin": self.origin,
               "X-Sayso-Token": self.editing.token}  # fmt: skip
        own |= {name.replace("_", "-"): value for name, value in headers.items()}  # type: ignore[misc]
        sent = {name: value for name, value in own.items() if value is not None}
        line = http.client.HTTPConnection(self.origin.removeprefix("http://"), timeout=30)
        line.request(method, "/decide", body if isinstance(body, str) else json.dumps(body), sent)
        reply = line.getresponse()
        told = reply.read().decode()
        line.close()
        return reply.status, told


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """One that runs."""
    made = Desk(tmp_path / "facts/decisions.ttl")
    thread = threading.Thread(target=made.server.run)
    thread.start()
    yield made
    made.server.stop()
    thread.join(20)
    made.server.close()


def test_a_decision_of_the_own_page_is_appended_once(desk: Desk) -> None:
    """It says what was written and where; the same again adds nothing."""
    status, told = desk.send(REJECT)
    assert status == 200
    assert str(desk.file) in told
    before = desk.file.read_bytes()
    assert b"val:rejected" in before
    assert desk.send(REJECT)[1].startswith(f"{desk.file} says so already")
    assert desk.file.read_bytes() == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"X_Sayso_Token": "guessed"}, 403),
        ({"X_Sayso_Token": "gü"}, 403),
        ({"X_Sayso_Token": None}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_others_write_nothing(desk: Desk, headers: dict[str, str], status: int) -> None:
    """Not a page of another site, not with the token of another start, not as a form."""
    assert desk.send(REJECT, **headers)[0] == status
    assert not desk.file.exists()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_decisions_are_only_posted(desk: Desk, method: str) -> None:
    """No other method does anything."""
    assert desk.send(REJECT, method)[0] == 405
    assert not desk.file.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("no JSON", 400),
        ("[" * 30_000, 400),
        ("[]", 400),
        ({"outcome": "reject"}, 400),
        ({**REJECT, "into": "/etc/passwd"}, 400),
        ({**REJECT, "outcome": "delete"}, 400),
        ({**REJECT, "why": ["a"]}, 400),
        ({**REJECT, "why": "x" * 3000}, 400),
        ({**REJECT, "about": [1]}, 400),
        ({**REJECT, "target": "report:nothing"}, 400),
        ({"target": "actor:ada", "outcome": "same", "other": ""}, 400),
        ("x" * 70_000, 413),
    ],
)
def test_what_is_no_decision_is_refused(desk: Desk, body: Any, status: int) -> None:
    """Only a decision's fields, only words, only what `decide` would take."""
    assert desk.send(body)[0] == status
    assert not desk.file.exists()


def test_a_broken_facts_file_is_left_as_it_is(desk: Desk) -> None:
    """Where nothing can be added safely nothing is, and the page is told."""
    desk.file.parent.mkdir()
    desk.file.write_text("no Turtle <", encoding="utf-8")
    assert desk.send(REJECT)[0] == 409
    assert desk.file.read_text(encoding="utf-8") == "no Turtle <"


def test_without_being_asked_to_edit_there_is_no_such_place() -> None:
    """The usual server only reads."""
    server = Server(SMALL, 0, Limits(seconds=30), page=small_page)
    thread = threading.Thread(target=server.run)
    thread.start()
    line = http.client.HTTPConnection(
        server.address.removeprefix("http://").rstrip("/"), timeout=30
    )
    line.request("POST", "/decide", json.dumps(REJECT), {"Content-Type": "application/json"})
    assert line.getresponse().status == 404
    line.close()
    server.stop()
    thread.join(20)
    server.close()


def test_every_start_has_another_token() -> None:
    """A page of an earlier start cannot write."""
    assert Editing(str).token != Editing(str).token
