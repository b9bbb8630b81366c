"""YAML front matter of Markdown files: a flat list of strings, anything else refused by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from extract.errors import InputError
from extract.inputs.metadata import FIELDS, Value, normal

__all__ = ["read"]

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"^[A-Za-z_][\w -]*:(?:\s|$)", re.MULTILINE)
_ALIASES = {"publisher": "outlet", "source": "outlet", "lang": "language", "byline": "author"}
_WANTED = {
    "date": "an ISO date, e.g. 2024-10-24",
    "url": "an http or https address",
    "language": "a language tag, e.g. en or en-GB",
}
# More than any header needs; keeps the slow pure-Python loader from being fed a whole file.
_LONGEST, _DEEPEST = 65_536, 20


def read(text: str, where: str) -> tuple[tuple[Value, ...], int]:
    """The values of the front matter and where the article begins after it.

    Every value is taken as the string that was written; keys that are not ours are passed over.

    :param text: the whole file, line ends folded.
    :param where: the file, for messages.
    :returns: the values, and the offset of the first character after the front matter (0
        when there is none).
    :raises InputError: with file and line, for broken YAML, anchors, aliases, tags, a repeated
        key, or a date, address or language that cannot be one.
    """
    match = _BLOCK.match(text[: _LONGEST + 10])
    if not match or not _KEY.search(match["yaml"]):
        return (), 0
    try:
        _plain(match["yaml"], where)
        root = yaml.compose(match["yaml"], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line if mark else 0
        raise _fault(where, line, f"front matter is not YAML ({error.problem})") from None
    except (yaml.YAMLError, ValueError) as error:
        raise _fault(where, 0, f"front matter is not YAML ({error})") from None
    if not isinstance(root, yaml.MappingNode):
        raise _fault(where, 0, "front matter is no list of keys and values")
    _single(root, where)
    return tuple(_values(root, where)), match.end()


def _fault(where: str, line: int, message: str) -> InputError:
    # The YAML counts from nought and begins in the file's second line.
    return InputError(f"{message}; mend it", f"{where}:{line + 2}")


def _plain(text: str, where: str) -> None:
    """Refuse all of YAML that can multiply, nest without end or make other things than text."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        line = mark.line if mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _fault(where, line, "front matter has an anchor or alias")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _fault(where, line, f"front matter has a tag {tag!r}")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _fault(where, line, "front matter is nested too deeply")
        if isinstance(event, yaml.DocumentStartEvent) and line and event.explicit:
            raise _fault(where, line, "front matter has a second document")


def _single(node: yaml.Node, where: str) -> None:
    """Refuse a key that stands twice in one mapping."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _single(item, where)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            raise _fault(where, key.start_mark.line, f"front matter names {name!r} twice")
        seen.add(name)
        _single(value, where)


def _values(root: yaml.MappingNode, where: str) -> Iterator[Value]:
    taken: set[str] = set()
    for key, node in root.value:
        name = str(key.value).strip().lower()
        field = _ALIASES.get(name, name)
        words = _words(node)
        if field not in FIELDS or not words:
            continue
        line = key.start_mark.line
        if field in taken:
            raise _fault(where, line, f"front matter gives the {field} twice, as {name!r} too")
        if normal(field, words) is None:
            wanted = _WANTED.get(field, "words")
            raise _fault(where, line, f"{name}: {words[:80]!r} is not {wanted}")
        taken.add(field)
        yield Value(field, words, "front matter")


def _words(node: yaml.Node) -> str:
    """A scalar as written; a list of scalars with commas; nothing for anything else."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    if isinstance(node, yaml.SequenceNode):
        items = (_words(item) for item in node.value if isinstance(item, yaml.ScalarNode))
        return ", ".join(filter(None, items))
    return ""
