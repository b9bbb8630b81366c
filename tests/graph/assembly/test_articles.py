"""Articles taken in several processes come out as from one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from extract.inputs import files
from extract.inputs.files import Found
from extract.records import Gazetteer
from graph.assembly import articles
from graph.assembly.articles import Articles, Taken
from graph.assembly.refused import Refused
from graph.assembly.setting import Setting
from graph.assembly.shard import Shard
from tests.graph.made import plain


def _setting(folder: Path) -> Setting:
    return Setting(Gazetteer(), "none", "rules", folder / "cache")


def _listing(folder: Path, count: int) -> tuple[Found, ...]:
    folder.mkdir()
    for n in range(count):
        (folder / f"a{n:02}.txt").write_text(f"Ada Kern said that {n} came.\n")
    return files.find([folder]).found


def working(found: Found) -> Taken:
    """Work of another process, which some articles end."""
    if found.id == "a09":
        os._exit(9)
    setattr(articles, "_annotated", plain)  # noqa: B010 - this process is only for the test
    return articles._make(articles._SETTING[0], found)


def test_several_processes_give_what_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Order and shards must not depend on how many processes there are."""
    listing = _listing(tmp_path / "in", 9)
    monkeypatch.setattr(articles, "_annotated", plain)
    monkeypatch.setattr(articles, "_work", working)
    alone = list(Articles(_setting(tmp_path / "one")).take(listing))
    assert all(isinstance(t.made, Shard) and t.fresh for t in alone)
    several = list(Articles(_setting(tmp_path / "two"), 2).take(listing))
    for one, other in zip(alone, several, strict=True):
        # Not the keys: another process hashes the code as it stands when it starts.
        assert (other.found, other.made, other.fresh) == (one.found, one.made, one.fresh)


def test_an_article_that_ends_its_process_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash must cost the article that causes it, and no other."""
    listing = _listing(tmp_path / "in", 10)[-4:]
    monkeypatch.setattr(articles, "_WORTH_A_POOL", 2)
    monkeypatch.setattr(articles, "_work", working)
    found = list(Articles(_setting(tmp_path), 2).take(listing))
    assert [t.found.id for t in found] == [f.id for f in listing]
    assert [t.found.id for t in found if isinstance(t.made, Refused)] == ["a09"]


def test_a_shard_outlasts_the_cache() -> None:
    """A shard read back must equal the one that was kept."""
    told = json.dumps({"id": "a", "x": [1, None, "\ud83d\ude00"]})
    made = Shard("a", ("k",), told, b"body\n")
    assert Shard.load(made.dump()).body == made.body
    assert Shard.load(Shard.load(made.dump()).dump()) == Shard.load(made.dump())
