"""Wrapped lines become paragraphs; lines that are what the writer meant stay lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.inputs.changes import Change
from extract.inputs.wrapping import flowing, unwrapped

TEXT = """\
Ferries stay in port

HARROW (AP) — Ferry traffic across the strait stopped on Monday after a storm damaged two piers \
in the old harbour of Harrow, the coast guard said, and it may take a well-known firm from Norvia \
until Friday to mend them.

“We have lifted nobody off the rocks so far,” Commander Rosalind Fenn told reporters. “The \
five-year plan did not foresee such a wind, and Norvia’s tugs could not put to sea.”

Her deputy, Lt. Gareth Stills, denied that the U.S. Coast Guard had been asked for help, and said \
that Port Authority chief Wang Lihua knew of no ship in need. Mr. Wang did not answer.

It rained.

Earlier the North Norvia Labour Union had demanded that the ferry company pay 1,200 stranded \
passengers for their rooms at the Grand Hotel, on Harbour Street, and at the Red Lion."""
ARTICLE = tuple(TEXT.split("\n\n"))


def apply(text: str, changes: list[Change]) -> str:
    """The text with the changes made."""
    for change in reversed(changes):
        text = text[: change.start] + change.new + text[change.end :]
    return text


def joined(text: str) -> str:
    """The text with its wrapped lines joined."""
    return apply(text, list(unwrapped(text)))


def wrap(paragraphs: tuple[str, ...], width: int, between: str = "\n\n", first: str = "") -> str:
    """Paragraphs as programs wrap them."""
    wrapper = textwrap.TextWrapper(width, initial_indent=first)
    return between.join(wrapper.fill(p) for p in paragraphs)


@pytest.mark.parametrize("width", range(40, 101))
def test_an_article_wrapped_at_any_width(width: int) -> None:
    """Whatever the width, the paragraphs come back word for word."""
    assert joined(wrap(ARTICLE, width)) == "\n\n".join(ARTICLE)


@pytest.mark.parametrize("width", range(40, 101, 4))
def test_paragraphs_without_blank_lines(width: int) -> None:
    """A line with room for the next word ends a paragraph, and so does an indented next line."""
    whole = joined(wrap(ARTICLE[1:], width, "\n")).split("\n")
    ends = {p[-9:] for p in ARTICLE}
    assert all(p[-9:] in ends for p in whole)
    assert len(whole) >= len(ARTICLE) - 2
    indented = joined(wrap(ARTICLE[1:], width, "\n", "    "))
    assert [p.strip() for p in indented.split("\n")] == list(ARTICLE[1:])


WORDS = st.sampled_from(
    ["Norvia", "Harrow", "Fenn", "Rosalind", "Monday", "the", "a", "of", "and", "ferry", "said",
     "denied", "that", "port,", "storm", "“quick”", "pier.", "it’s", "wind,", "cease-fire", "1,200",
     "had", "been", "to", "its", "harbour", "men.", "shut"]
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=4, max_size=30).map(lambda w: "The " + " ".join(w) + " so.")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=3, max_size=6), st.integers(40, 100))
def test_any_paragraphs_wrapped_at_any_width(paragraphs: list[str], width: int) -> None:
    """Names at line ends, quotations and commas make no difference."""
    anchor = "They said that they had not been there when it came down on all of them at once, " * 2
    article = (*paragraphs, anchor.strip() + " so.")
    assert joined(wrap(article, width)) == "\n\n".join(article)


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        # Two lines are enough where the words say it.
        ("Rosalind Fenn denied that\nthe pier had sunk.", None),
        ("Rosalind Fenn told the\nHarrow Times that it had sunk.", None),
        ("The commander, Rosalind\nFenn, denied it.", None),
        ("Stills said that Rosalind\nFenn had denied it.", None),
        ("“It sank,”\nFenn said.", None),
        ("It was said by Lt.\nStills, who wept.", None),
        ("It was said by George W.\nStills, who wept.", None),
        ("It cost more than\n$3 million.", None),
        ("It was the Anglo-\nNorvian fleet.", "It was the Anglo-Norvian fleet."),
        ("They found grain re-\nserves there.", "They found grain reserves there."),
        ("The govern-\nment fell.", "The government fell."),
        ("A cease-fire held. The cease-\nfire ended.", "A cease-fire held. The cease-fire ended."),
        ("The well-\nknown firm fell.", "The well-known firm fell."),
        ("The Harrow-\nbased firm fell.", "The Harrow-based firm fell."),
        ("Kelderman wept. It was Kel-\nderman who fell.",
         "Kelderman wept. It was Kelderman who fell."),
        ("The pre-\nand post-war fleets fell.", "The pre- and post-war fleets fell."),
        ("It fell —\nso he said.", None),
        ("It fell—\nso he said.", "It fell—so he said."),
        ("> He said that\n> the pier sank.", "> He said that the pier sank."),
        # So few words a line that it might be verse, were it not for where sentences end.
        ("> The guild said on\n> Sunday that fares\n> had doubled. Its head, Ros\n> Fenn, wept.",
         "> The guild said on Sunday that fares had doubled. Its head, Ros Fenn, wept."),
        ("- He said that\n  the pier sank.", "- He said that the pier sank."),
        # Within names, where lines end that no verse has.
        ("A keeper of the Guild of\nHarrow, Fenn, told the\nKelso Post that it\nrained.", None),
        ("The cook, Ros\nFenn, and her aide Wu\nLihua met. Fenn said the\npier held. Wang\nwept.",
         None),
        ("Fenn said\nthat the pier\nwas safe to use.", None),
        ("“It sank,”\nsaid Ros Fenn,\n“and nobody saw it.”", None),
    ],
)  # fmt: skip
def test_a_few_lines_are_enough(wrapped: str, whole: str | None) -> None:
    """A small file shows by its words what goes on."""
    head = "Ferries stopped on Monday.\n\n"
    assert joined(head + wrapped) == head + (whole or wrapped.replace("\n", " "))


def test_a_first_line_wider_than_the_rest_is_no_title() -> None:
    """A text may begin with a wrapped line; a title is shorter than the lines below, or no line."""
    rest = "Fenn, who wept, as all of the crew had\nbefore."
    for first, wrapped in (
        ("“The pier never sank,” said Commander Rosalind", True),
        ("The pier sank, says Rosalind", False),
        ("The pier in the old harbour of Harrow has sunk again, says Rosalind", False),
    ):
        whole = f"{first}{' ' if wrapped else chr(10)}{rest.replace(chr(10), ' ')}"
        assert joined(f"{first}\n{rest}") == whole


LINES = (
    # One line a paragraph, as most files have it.
    "Ferries stopped on Monday.\nFenn said that the pier had sunk.\nNobody else spoke of it.",
    "Storm Closes Port\nFerries stopped on Monday, and they will not sail before Friday.",
    "What we know so far\nOfficials said on Monday that the port was closed.",
    # Items.
    "They want:\n- the port opened\n- the pier mended\n- fares refunded",
    "They want:\n* an open port;\n* a new pier;\n* lower fares.",
    "1. The port opens\n2. The pier is mended\n3. Fares fall",
    "apples\npears\nplums and nuts\nbread",
    "open the port\nmend the pier\nlower all fares\nsack the board",
    # Names, addresses, signatures.
    "Harrow Port Authority\n12 Harbour Street\nHarrow 4021\nNorvia",
    "Rosalind Fenn, commander\nGareth Stills, deputy\nWang Lihua, chief",
    "Yours,\nRosalind Fenn\nCommander, Harrow Coast Guard",
    # Verse.
    "Slow the river turns\nand carries home the rain,\nslow the lantern burns\nabove the pane.",
    "The tide came in by night\nand took the boats away,\nwe lost the light\nand lost the day.",
    "The ships were all in harbour,\nThe men were all ashore,\nAnd none would row in thunder.",
    # Labels, times, columns, mail.
    "FENN: We wait.\nSTILLS: We do.\nFENN: So be it.",
    "Q: Did it sink, as they say\nA: It did, and so did we.",
    "14:32 GMT\nThe ministry says two boats sank.\n14:05\nFenn speaks to reporters.",
    "port      boats   fares\nharrow    12      high\nkelso     3       low",
    "Subject: Storm over Harrow\nFrom: Rosalind Fenn\nTo: all the crew",
    "> He said that\nthe pier sank, I hear.",
    # Captions and bylines, and what follows them.
    "Storm closes port\nBy Rosalind Fenn\nFerries stopped on Monday.",
    "A pier in Harrow\nPhoto: Gareth Stills\nFerries stopped on Monday.",
    "He demands:\nThe port must open.\nThe pier must be mended.",
    "Read it at\nhttps://example.org/storm",
)  # fmt: skip


@pytest.mark.parametrize("text", LINES)
def test_lines_that_are_meant_stay(text: str) -> None:
    """Lists, headings, verse, addresses, labels and paragraphs of one line are left alone."""
    head = "Ferries stopped on Monday.\n\n"
    for before in ("", head):
        assert joined(f"{before}{text}\n\nIt rained.") == f"{before}{text}\n\nIt rained."


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("text", [t for t in LINES if not t.startswith(("Storm Closes", ">"))])
def test_meant_lines_stay_in_a_wrapped_article(text: str, width: int) -> None:
    """They stay where all around them is wrapped, too."""
    whole = "\n\n".join(ARTICLE)
    wrapped = wrap(ARTICLE, width)
    assert joined(f"{wrapped}\n\n{text}\n\n{wrapped}") == f"{whole}\n\n{text}\n\n{whole}"


def test_double_spaced_lines_are_joined() -> None:
    """Where every line is followed by a blank one, a single blank line parts nothing."""
    text = wrap(ARTICLE[1:], 60, "\n\n").replace("\n", "\n\n")
    assert joined(text) == "\n\n\n\n".join(ARTICLE[1:])
    apart = "\n\n".join(ARTICLE)
    assert joined(apart) == apart


def test_a_few_double_spaced_lines_are_joined() -> None:
    """So are few where most go on by their words, but no items, which a line leads in."""
    lines = ["The keeper of the light says", "nobody was ever on the pier", "when it was night."]
    few = ["It rained for an hour or so.", *lines]
    assert joined("\n\n".join(few)).endswith(" ".join(lines))
    for items in (
        "They want two things:\n\nan open port by tomorrow\n\na new pier by the winter.",
        "It rained.\n\nThe boats stayed in\n\nand the port was shut.\n\nFenn wept.\n\nStills left.",
    ):
        assert joined(items) == items


def test_one_wrapped_note_does_not_measure_the_rest() -> None:
    """Among paragraphs of one line each, a wrapped note is joined and no paragraph with another."""
    note = """\
Editor’s note: Commander Rosalind Fenn and her crew have
asked the port authority of Harrow, which
owns the pier, for their pay since the storm."""
    paragraphs = """\
The next sailing is set for the third of May in the morning.
“It is a shame,” wrote one of the crew, who has worked on the boats since the war and has seen the \
pier go down three times, and each time saw it built again from nothing.
“They must stop the talking” — Petra Holm
“We are hard-working men” — Aldo Reyes, who was at sea
Fenn keeps up her talks with the owners of the old pier on the eve of the vote
Stills, in Kelso, said on Tuesday that the port had been a liar for years. However, he held his \
fire on the ministry and on the guard, whom he called nice enough people."""
    whole = note.replace("\n", " ")
    assert (
        joined(f"{paragraphs}\n{note}\n\n{paragraphs}") == f"{paragraphs}\n{whole}\n\n{paragraphs}"
    )


def test_uneven_lines_are_joined() -> None:
    """Lines of a proportional type, whose lengths in characters vary, are still paragraphs."""
    text = (
        "Ferry traffic across the strait stopped on Monday after a storm damaged\n"
        "two piers in the old harbour of Harrow, the coast guard said,\n"
        "and it may take a firm from Norvia until Friday before\n"
        "Norvian boats can sail. “We have lifted nobody off the rocks,” said\n"
        "Commander Rosalind Fenn, who has led the guard for twelve long\n"
        "years and who was asked about the wind. The deputy of the guard,\n"
        "Gareth Stills, wept.\n"
    )
    assert joined(text) == text[:-1].replace("\n", " ") + "\n"


@pytest.mark.parametrize(
    "text", ["", "\n", "\n" * 5000, " \n \n", "a", "x" * 300_000, "\n>\n>>\n> \n", "-\n-\n-",
             "A" * 99 + "\n" + "-" * 99]
)  # fmt: skip
def test_there_may_be_nothing_to_join(text: str) -> None:
    """No lines, empty lines and one endless line are left alone."""
    assert joined(text) == text


def test_many_lines_take_no_time() -> None:
    """A book of wrapped lines, of hyphens or of nothing is read in one go."""
    for line in ("the ferry had been re-\n", "A A A A A A A A A A A: ", "“(\n", "-\n", "a\tb\n"):
        text = line * 40_000
        assert len(joined(text)) <= len(text)


@given(st.text(alphabet="ab AB.,-\n>\t“:", max_size=80))
def test_only_line_ends_change(text: str) -> None:
    """Whatever the text, changes are sorted, apart, and take nothing but line ends and hyphens."""
    at = 0
    for change in unwrapped(text):
        assert at <= change.start < change.end <= len(text)
        assert set(text[change.start : change.end]) <= set("\n \t>-")
        assert "\n" in text[change.start : change.end]
        at = change.end


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Fenn denied that\nthe pier sank.", "Fenn denied that the pier sank."),
        ("The commander, Rosalind\nFenn, denied it.", "The commander, Rosalind Fenn, denied it."),
        ("The firm, Norvia, has\nagain denied that\npiers were sunk\nin the night.",
         "The firm, Norvia, has again denied that piers were sunk in the night."),
        ("Fenn spoke.\nStills wept.", "Fenn spoke.\nStills wept."),
        ("Harbour Street\nHarrow", "Harbour Street\nHarrow"),
        ("one", "one"),
    ],
)  # fmt: skip
def test_breaks_within_one_paragraph(lines: str, wanted: str) -> None:
    """A page's forced line break within a sentence is none; others part paragraphs."""
    assert flowing(lines) == wanted
