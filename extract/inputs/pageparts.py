"""The paragraphs of a web page with what its markup says of each: link, caption, quote, list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from extract.inputs.wrapping import flowing
from extract.wordlists import words

__all__ = ["BREAK", "Known", "Part", "flowed", "key", "parts", "plain", "sentence"]

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_MARKS = re.compile(r"[\W_]+")
_BLOCKS = words("pages", "blocks")
#: Stands for a forced line break until it is known whether a paragraph ends there.
BREAK = "\u2028"
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_SHORT, _LONG = 20, 60  # characters of a sentence, and of a paragraph that is surely prose
_TEASER = 2  # paragraphs of an announcement
_TINY = 8  # letters that may stand anywhere by chance
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROOMS = frozenset({"article", "main", "body"})


class Part(NamedTuple):
    """A paragraph as the page prints it.

    :param words: its words, blanks folded.
    :param holder: the innermost element around it that is no paragraph and no line of one.
    :param linked: how many of its letters stand in links.
    :param caption: whether it stands below a picture.
    :param quoted: the block quotation around it, or None.
    :param post: whether that is a post of a network.
    :param listed: the outermost list around it, or None.
    :param heading: whether it is a heading.
    :param elsewhere: whether it belongs to a menu, or announces a story of another page.
    """

    words: str
    holder: Any
    linked: int
    caption: bool = False
    quoted: Any = None
    post: bool = False
    listed: Any = None
    heading: bool = False
    elsewhere: bool = False

    @property
    def link(self) -> bool:
        """Whether nearly all of it is a link."""
        letters = _letters(self.words)
        return letters > 0 and self.linked >= 0.9 * letters


class _Place(NamedTuple):
    """Where the walk stands: what the elements above say."""

    holder: Any
    link: bool = False
    caption: bool = False
    quoted: Any = None
    post: bool = False
    listed: Any = None
    heading: bool = False
    elsewhere: bool = False

    def into(self, element: Any) -> _Place:
        """The place within an element."""
        tag = element.tag
        quotes = tag == "blockquote" or _post(element)
        return self._replace(
            holder=element if tag in _BLOCKS and tag not in {"p", "br", "li"} else self.holder,
            link=self.link or (tag == "a" and bool(element.get("href"))),
            caption=self.caption or tag == "figcaption",
            quoted=element if self.quoted is None and quotes else self.quoted,
            post=self.post or _post(element),
            listed=element if self.listed is None and tag in {"ul", "ol"} else self.listed,
            heading=self.heading or tag in _HEADINGS,
            elsewhere=self.elsewhere or tag == "nav" or _announces(element),
        )


def parts(tree: Any) -> list[Part]:
    """All paragraphs of a page, in order; scripts should be gone already."""
    return list(_Walk().run(tree))


def key(text: str) -> str:
    """What paragraphs are compared by: letters and digits alone."""
    return _MARKS.sub("", text).casefold()


def plain(text: str) -> str:
    """Words with every run of blanks folded."""
    return _BLANKS.sub(" ", text).strip()


def _post(element: Any) -> bool:
    """Whether an element frames a post of a network."""
    return not words("pages", "posts", "classes").isdisjoint((element.get("class") or "").split())


def _announces(element: Any) -> bool:
    """Whether an article within the page only announces one of another page: its title links."""
    if element.tag != "article" or element.find(".//h1") is not None:
        return False
    heads = [h for h in element.iter(*_HEADINGS) if "".join(h.itertext()).strip()]
    linked = heads[:1] and (heads[0].find(".//a[@href]") is not None or _within(heads[0], "a"))
    return bool(linked) and len(element.findall(".//p")) <= _TEASER


def _within(element: Any, tag: str) -> bool:
    return any(above.tag == tag for above in element.iterancestors())


class _Walk:
    """Gathers loose words until a block begins or ends."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = [[]]
        self.linked = [0]

    def run(self, element: Any, above: _Place | None = None) -> Iterator[Part]:
        """The paragraphs below an element."""
        place = (above or _Place(element)).into(element)
        block = element.tag in _BLOCKS
        if block:
            yield from self.flush(above or place)
        if element.tag == "br":
            self.lines.append([])
            self.linked.append(0)
        self.take(element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                yield from self.run(child, place)
            self.take(child.tail, place)
        if block:
            yield from self.flush(place)

    def take(self, text: str | None, place: _Place) -> None:
        """Loose words of the line that is being read."""
        self.lines[-1].append(text or "")
        self.linked[-1] += sum(map(str.isalnum, text or "")) if place.link else 0

    def flush(self, place: _Place) -> Iterator[Part]:
        """The paragraphs read so far that have words."""
        lines, linked = ["".join(line) for line in self.lines], self.linked
        self.lines, self.linked = [[]], [0]
        holder, _, *said_of = place
        for printed, numbers in flowed(lines):
            yield Part(printed, holder, sum(linked[n] for n in numbers), *said_of)


def flowed(lines: Sequence[str]) -> Iterator[tuple[str, range]]:
    """The paragraphs of some lines that a page breaks, with the numbers of their lines."""
    first = 0
    plainly = [plain(line) for line in lines]
    for paragraph in filter(None, flowing("\n".join(plainly)).split("\n")):
        wanted, last = _letters(paragraph), first
        while last < len(lines) and wanted > 0:
            wanted -= _letters(plainly[last])
            last += 1
        yield paragraph, range(first, last)
        first = last


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


class Known:
    """The paragraphs of a page, to be found again by their words.

    :param every: all paragraphs of the page, in order.
    """

    def __init__(self, every: Sequence[Part]) -> None:
        self.every = every
        self.places: dict[str, list[int]] = {}
        keys = [key(part.words) for part in every]
        for number, one in enumerate(keys):
            self.places.setdefault(one, []).append(number)
        self.letters = "".join(keys)
        self.starts = [0, *accumulate(map(len, keys))]

    def part(self, text: str) -> Part | None:
        """The paragraph of these words; below a picture if one is, else the one that says least."""
        found = [self.every[n] for n in self.places.get(key(text), ())]
        captions = (p for p in found if p.caption)
        return next(captions, min(found, key=_telling, default=None))

    def parted(self, words: str) -> list[Part]:
        """The paragraphs that a reader has made one; none where it did not."""
        wanted = key(words)
        at = self.letters.find(wanted) if len(wanted) > _TINY and wanted not in self.places else -1
        first, last = (bisect_left(self.starts, place) for place in (at, at + len(wanted)))
        if at < 0 or self.starts[first] != at or self.starts[last] != at + len(wanted):
            return []
        return [part for part in self.every[first:last] if key(part.words)]

    def restored(self, shown: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
        """The paragraphs of an article with those that stand in the same places of the page.

        A page may print its article in several pieces, and a reader may take one of them. What
        stands in elements of the same kind as most of the article is the article too.

        :param shown: paragraphs, each with whether it is a heading.
        """
        shown = [*self.whole(shown)]
        taken = {key(printed) for printed, _ in shown}
        rooms = self.rooms(shown)
        missing = [
            n for n, part in enumerate(self.every)
            if _room(part.holder) in rooms and key(part.words) not in taken
            and _prose(part)
        ]  # fmt: skip
        return self.merged(shown, missing) if missing else list(shown)

    def whole(self, shown: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
        """The paragraphs as the page has them."""
        for printed, heading in shown:
            several = self.parted(printed)
            yield from ((p.words, p.heading) for p in several) if several else [(printed, heading)]

    def rooms(self, shown: Sequence[tuple[str, bool]]) -> set[tuple[object, ...]]:
        """The kind of element that holds most of an article, when one does."""
        letters: Counter[tuple[object, ...]] = Counter()
        for printed, heading in shown:
            part = None if heading else self.part(printed)
            if part is not None and _prose(part):
                letters[_room(part.holder)] += len(printed)
        room, most = next(iter(letters.most_common(1)), ((), 0))
        return {room} if room and 2 * most > sum(len(w) for w, _ in shown) else set()

    def merged(
        self, shown: Sequence[tuple[str, bool]], missing: Sequence[int]
    ) -> list[tuple[str, bool]]:
        """The paragraphs shown, with those missing put in where the page has them."""
        found: list[tuple[str, bool]] = []
        waiting = list(missing)
        for printed, heading in shown:
            places = self.places.get(key(printed), [])
            while places and waiting and waiting[0] < places[0]:
                found.append((self.every[waiting.pop(0)].words, False))
            found.append((printed, heading))
        return [*found, *((self.every[n].words, False) for n in waiting)]


def sentence(text: str) -> bool:
    """Whether some words end like a sentence, and are long enough to be one."""
    return _ENDED.search(text) is not None and len(text) >= _SHORT


def _prose(part: Part) -> bool:
    free = not (part.link or part.caption or part.listed is not None)
    return free and part.quoted is None and sentence(part.words) and len(part.words) >= _LONG


def _telling(part: Part) -> int:
    return part.link + (part.quoted is not None) + (part.listed is not None)


def _room(holder: Any) -> tuple[object, ...]:
    """What an element and those around it are, up to the article it stands in."""
    found: list[object] = []
    while holder is not None and holder.tag not in _ROOMS:
        name = holder.get("class") or ""
        if not found and not name:
            return (holder,)
        found.append((holder.tag, name))
        holder = holder.getparent()
    return (*found, holder)
