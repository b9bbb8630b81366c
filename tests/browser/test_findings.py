"""The findings tell each statement so that one can read it alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.view import View, render
from tests.browser.debate import TEXT, debate

pytestmark = pytest.mark.browser

_ANSWER = ".meta:has-text('in answer to')"


def _bare(words: str) -> View:
    """The debate; of two denials that answer the claim before them one says so in these words."""
    view = debate()
    start = TEXT.index(words)
    said = list(view.statements)
    report = replace(said[4].reports[0], content=((start, start + len(words)),))
    said[1] = replace(said[1], links={**said[1].links, "respondsTo": (said[0].id,)})
    answers = {**said[4].links, "respondsTo": (said[3].id,)}
    said[4] = replace(said[4], words=words, reports=(report,), links=answers)
    return replace(view, statements=tuple(said))


def test_a_denial_in_a_word_stands_beside_the_claim_it_answers(
    opening: Any, tmp_path: Path
) -> None:
    """One bare word tells nothing; a denial told in words of its own needs no more."""
    path = tmp_path / "view.html"
    path.write_text(render(_bare("premature")), encoding="utf-8")
    seen = opening(path, "#view=findings")
    bare = seen.page.locator(".quote[data-id='statement:s4']").first
    assert "“that Celand may be next”" in bare.locator(_ANSWER).inner_text()
    assert seen.page.locator(".quote[data-id='statement:s1']").count() > 0
    assert seen.page.locator(f".quote[data-id='statement:s1'] {_ANSWER}").count() == 0
    bare.locator(_ANSWER).get_by_role("button").click()
    seen.page.wait_for_function("() => sayso.state.sel === 'statement:s3'")
    seen.quiet()
