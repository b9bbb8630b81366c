"""Whatever a page sets off, nothing of it is ever the article's own claim."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.annotate import extract
from extract.records import Gazetteer
from tests.extract.set_off import SHIP, read

# Somebody else's words: none of these may be narrated.
WORDS = st.sampled_from(
    [
        "The quay was never safe.", "We will rebuild it!", "The owner lied and the mayor knew.",
        "NOBODY LISTENED TO US.", "Is this a harbour or a grave", "He said it was late.",
        "The crane, which was rusty, fell on 40 men; the port is closed.",
    ]
)  # fmt: skip
SAID = st.lists(WORDS, min_size=1, max_size=3)
# The article's own, and what leads in or parts.
OWN = st.sampled_from(
    [
        SHIP, "Ada Kern said this:", "The union’s demands:", "Ada Kern, the mayor, left.",
        "Read more: Crane falls", "14:05 – The port was closed.", "Related:", "“No,” said Kern.",
    ]
)  # fmt: skip
FRAMES = {
    "md": (
        lambda said: "\n>\n".join(f"> {w}" for w in said),
        lambda said: f"{' '.join(said)} https://t.co/x — Ada Kern (@akern) March 3, 2025",
    ),
    "txt": (
        lambda said: f"“{' '.join(said)}” — Ada Kern, mayor",
        lambda said: f"{' '.join(said)}\n— Ada Kern (@akern) 3 March 2025",
        lambda said: "The mayor has three demands:\n\n" + "\n".join(f"- {w}" for w in said),
        lambda said: f"In a letter, Ada Kern wrote:\n\n“{' '.join(said)}”",
    ),
    "html": (
        lambda said: "<blockquote>" + "".join(f"<p>{w}</p>" for w in said) + "</blockquote>",
        lambda said: f"<blockquote>{'<br><br>'.join(said)}</blockquote>",
        lambda said: "<blockquote class='twitter-tweet'><p>" + " ".join(said)
        + "</p>&mdash; Ada Kern (@akern) <a href='/1'>March 3, 2025</a></blockquote>",
        lambda said: "<p>Ada Kern demands:</p><ul>" + "".join(f"<li>{w}</li>" for w in said)
        + "</ul>",
        lambda said: f"<p>Ada Kern called it <q>{' '.join(said)}</q></p>",
    ),
}  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_set_off_is_narrated(data: st.DataObject) -> None:
    """No word of a quotation, a block quote, a post or a led-in list is the article's claim."""
    suffix = data.draw(st.sampled_from(sorted(FRAMES)))
    pieces, said = [SHIP, SHIP + " Twice."], []
    for _ in range(data.draw(st.integers(1, 3))):
        words = data.draw(SAID)
        said += words
        frame = data.draw(st.sampled_from(FRAMES[suffix]))
        own = data.draw(OWN) if data.draw(st.booleans()) else SHIP
        pieces += [own if suffix != "html" else f"<p>{own}</p>", frame(words)]
    last = "The port authority wrote on Tuesday that the quay in the north would open again."
    text = "\n\n".join([*pieces, last])
    if suffix == "html":
        text = f"<html><body><article><h1>Crane</h1><p>{text}</p></article></body></html>"
    document = read(text, f"a.{suffix}")
    for made in extract(document, Gazetteer(), "rules").attributions:
        if made.style == "narrated":
            told = " ".join(s.of(document.text) for s in made.content)
            assert not any(told in w or w.rstrip(".!") in told for w in said), told
