"""Answers to the questions that count over everything, kept beside a large store.

Who speaks most often, or which month saw how many disputes, wants the whole graph, whatever is
asked of it. A store never changes once it is made, so such questions are answered when it is, and
read from a file afterwards. Below some size they are quick to answer, and nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import disk
from graph.ask import query
from graph.ask.query import Result
from graph.writer import write

__all__ = ["ENOUGH", "Counted", "keep", "opened"]

#: So many statements make a store large, and so many rows of an answer are kept.
ENOUGH, _MOST = 100_000, 10_000
_FILE = "counted.json.z"


class Counted:
    """The answers kept beside one generation of a store.

    :param kept: key of a question's text -> its first rows, and whether there are no more.
    """

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._kept = kept

    def answer(self, text: str) -> Result | None:
        """What was kept for a question, cut to its page; None when it has to be asked.

        :param text: as shipped, whatever page it names.
        """
        page = query.page_of(text)
        found = self._kept.get(_key(text))
        if found is None:
            return None
        result = _rows(found["answer"])
        rows = result.rows[: None if found["whole"] else _MOST]
        if page is None:
            return result if found["whole"] else None
        if page.stop > len(rows) and not found["whole"]:
            return None
        return Result(result.kind, result.columns, rows[page])


def opened(path: Path) -> Counted | None:
    """The answers kept beside the store in use; None when there are none.

    :param path: a folder of outputs, or one generation.
    """
    data = disk.beside(path, _FILE) if path.is_dir() else None
    if data is None:
        return None
    try:
        return Counted(json.loads(zlib.decompress(data)))
    except (ValueError, zlib.error):
        return None


def keep(folder: Path, statements: int) -> None:
    """Answer all questions that count over everything, and keep what they give.

    Of a small store nothing is kept.

    :param folder: a generation of a store that nobody changes any more.
    :param statements: how many it holds.
    """
    if statements < ENOUGH:
        return
    store = ox.Store.read_only(str(folder))
    kept = {}
    for name in query.names():
        asked = query.question(name)
        if asked.counted:
            text = query.whole(asked.text)
            cut = f"LIMIT {_MOST + 1}\n" if asked.page else ""
            found = _answered(store, f"{text}{cut}")
            kept[_key(text)] = {"whole": len(_rows(found).rows) <= _MOST, "answer": found}
    write(folder / _FILE, zlib.compress(json.dumps(kept, sort_keys=True).encode()))


def _key(text: str) -> str:
    words = " ".join(query.whole(text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _answered(store: ox.Store, text: str) -> str:
    found: Any = store.query(text, use_default_graph_as_union=True)
    return (found.serialize(format=ox.QueryResultsFormat.JSON) or b"").decode()


def _rows(answer: str) -> Result:
    found = ox.parse_query_results(answer.encode(), format=ox.QueryResultsFormat.JSON)
    return query.result_of(found, ordered=True)
