"""A made-up debate: five speakers, three countries, disputes with and without reasons, dates."""

from __future__ import annotations

from graph.view import View
from graph.view.records import Actor, Article, Country, Post, Quantity, Report, Statement

__all__ = ["TEXT", "debate"]

#: Speaker, cue, content: one sentence each; 𝔸 and the camera are beyond the 16-bit plane.
_SAID = (
    ("Ada Kern", "said", "that 500 soldiers crossed the river", "assert", ("a",), "2024-05-01"),
    ("Bo Lind", "denied", "that any soldier crossed the river", "deny", ("a",), "2024-05-02"),
    ("Bo Lind", "said", "that \U0001f4f7 pictures of Beland prove little", "assert", ("b",), None),
    ("Cora Vane", "warned", "that Celand may be next", "warn", ("c",), "2024-05-09"),
    ("Dov Ames", "called", "the warning about Celand premature", "deny", ("c",), "2024-05-09"),
    ("Ada Kern", "demanded", "that Beland and Celand close the border", "demand", ("b", "c"), None),
    ("Eve Oss", "said", "that nobody counted in \U0001d538land", "assert", (), "2024-05-03"),
)  # fmt: skip

TEXT = "".join(f"{who} {cue} {words}.\n" for who, cue, words, *_ in _SAID)
_NAMES = tuple(dict.fromkeys(who for who, *_ in _SAID))
_DISPUTES = {1: (0, "denies the crossing that the other reports"), 4: (3, None)}
_COUNTRIES = {"a": "Aland", "b": "Beland", "c": "Celand"}


def _actor(name: str) -> str:
    return f"actor:{name.split(maxsplit=1)[0].lower()}"


def _statements() -> tuple[Statement, ...]:
    made, at = [], 0
    for i, (who, cue, words, act, about, date) in enumerate(_SAID):
        source = (at, at + len(who))
        said = (source[1] + 1, source[1] + 1 + len(cue))
        content = (said[1] + 1, said[1] + 1 + len(words))
        at = content[1] + 2
        other, why = _DISPUTES.get(i, (None, None))
        made.append(
            Statement(
                id=f"statement:s{i}", words=words, holder="resolved", act=act,
                polarity="negative" if act == "deny" else "positive",
                certainty="possible" if act == "warn" else "certain",
                speaker=_actor(who), about=tuple(f"country:{c}" for c in about),
                said=date,
                quantities=(Quantity("500", "500 soldiers"),) if "500" in words else (),
                reports=(Report(f"report:s{i}", "article:debate", (content,), (said,), (source,),
                                cue, "indirect", "verb", 0.9, "rules", hand=False),),
                links={"contradicts": (f"statement:s{other}",)} if other is not None else {},
                reasons={f"contradicts statement:s{other}": why} if why else {},
                points=("point:crossing",) if i < 2 else (),
            )
        )  # fmt: skip
    return tuple(made)


def debate() -> View:
    """The records of the debate."""
    post = Post("Minister", None, "Aland", former=False, earliest=None, latest=None)
    return View(
        articles=(Article("article:debate", "The debate", "debate.txt", TEXT, version="text:d0"),),
        actors=tuple(
            Actor(_actor(name), name, "person", posts=(post,) if name == "Ada Kern" else ())
            for name in _NAMES
        ),
        countries=tuple(Country(f"country:{c}", name) for c, name in _COUNTRIES.items()),
        statements=_statements(),
        labels={"point:crossing": "soldiers crossed the river"},
    )
