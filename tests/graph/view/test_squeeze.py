"""Squeezing: shorter, and every word and string still there."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from graph.view import squeeze

_SCRIPTS = sorted(f.name for f in files("graph.view").joinpath("js").iterdir())
_WORDS = re.compile(r"[\w$]+|[^\w\s]")


@pytest.mark.parametrize("name", _SCRIPTS)
def test_a_script_keeps_its_tokens(name: str) -> None:
    """Names, strings and signs are the same in the same order; only blanks and comments go."""
    source = files("graph.view").joinpath("js", name).read_text(encoding="utf-8")
    kept = "\n".join(line for line in source.splitlines() if not line.strip().startswith("//"))
    made = squeeze.script(source)
    assert _WORDS.findall(made) == _WORDS.findall(kept)
    assert len(made) < len(source)


def test_blanks_that_part_words_stay() -> None:
    """Words do not grow together, nor signs into other signs; strings are untouched."""
    assert squeeze.script("const a = b + +c;\nreturn x in y ;") == "const a=b + +c;\nreturn x in y;"
    assert squeeze.script('  f( "a , b" ,  c );  ') == 'f("a , b",c);'
    assert squeeze.script("x = `a , b`;\n// gone\ny = a / b;") == "x=`a , b`;\ny = a / b;"
    nested = 'f( `a ${ x ? `b , ${y}` : "`" } c` , d )'
    assert squeeze.script(nested) == nested.replace("f( ", "f(").replace(" , d )", ",d)")


def test_a_style_keeps_its_rules() -> None:
    """Selectors with blanks and strings stay; blanks around braces go."""
    assert squeeze.style('a b:hover , i { color: red; content: "x ; y"; }') == (
        'a b:hover,i{color:red;content:"x ; y";}'
    )
