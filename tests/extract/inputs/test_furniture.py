"""Furniture is found where it is unmistakable, and prose is never called furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.inputs import furniture
from extract.records import Furniture, Span

BEFORE = "Peskov Calls Reports False\n\nThe Kremlin denied the reports on Monday.\n\n"
AFTER = "\n\nSeoul demanded the return of the troops, officials said.\n"


def told(text: str) -> list[tuple[str, str]]:
    """Kind and words of all furniture."""
    return [(f.kind, f.span.of(text)) for f in furniture.find(text)]


def between(line: str) -> list[tuple[str, str]]:
    """What is found in a line that stands among paragraphs."""
    return told(BEFORE + line + AFTER)[1:]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", "byline"),
        ("By Jane Doe and John Roe, Associated Press", "byline"),
        ("By JANE DOE | The Daily Star", "byline"),
        ("Written by Anna de la Cruz", "byline"),
        ("Published October 24, 2024 at 3:15 PM EDT", "byline"),
        ("Updated: 24 October 2024", "byline"),
        ("Oct. 24, 2024", "byline"),
        ("Reporting by Jane Doe in Kyiv; Editing by John Roe", "byline"),
        ("Agency writer Jane Doe contributed to this report.", "byline"),
        ("Russian Defense Ministry Press Service photo via AP", "credit"),
        ("Photo: Jane Doe/Getty Images", "credit"),
        ("Photo by Jane Doe", "credit"),
        ("Image credit: Reuters", "credit"),
        ("AP Photo/Jane Doe, File", "credit"),
        ("(AP Photo/Jane Doe)", "credit"),
        ("REUTERS/Jane Doe", "credit"),
        ("Jane Doe/Reuters", "credit"),
        ("Jane Doe, Sputnik, Kremlin Pool Photo via AP", "credit"),
        ("Reuters", "credit"),
        ("Getty Images", "credit"),
        ("FILE - The president speaks in Moscow, Oct. 17, 2024. (AP Photo/Jane Doe)", "caption"),
        ("FILE PHOTO: A view shows the Kremlin", "caption"),
        ("The president speaks in Brussels. (Photo by Jane Doe/Getty Images)", "caption"),
        ("Hot Today", "promotion"),
        ("Trending Now", "promotion"),
        ("Read more: Minister says troops will come", "promotion"),
        ("Related: Something else", "promotion"),
        ("Sign up for our newsletter", "promotion"),
        ("Subscribe to our daily newsletter", "promotion"),
        ("ADVERTISEMENT", "promotion"),
        ("Story continues below advertisement", "promotion"),
        ("Follow us on Twitter", "promotion"),
        ("Click here to read more", "promotion"),
        ("Read the rest of the story here.", "promotion"),
        ("Share this article", "navigation"),
        ("Tags: Russia, Ukraine", "navigation"),
        ("© 2024 The Agency. All rights reserved.", "navigation"),
        ("Comments (12)", "navigation"),
        ("* * *", "navigation"),
        ("https://example.org/a", "navigation"),
        ("What Comes Next", "heading"),
        ("Key takeaways", "heading"),
    ],
)
def test_furniture_is_found(line: str, kind: str) -> None:
    """A line that nobody says is marked from end to end."""
    assert between(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, troops had crossed the border",
        "By Kyiv's own count, 3,000 soldiers died.",
        "“No.”",
        "“We Will Fight”",
        "Q: Will you send troops?",
        "A: No.",
        "PESKOV: That is fake news.",
        "Peskov: “That is fake news”",
        "Dmitry Peskov: “That Is Fake News”",
        "The Reuters report said otherwise.",
        "Reuters could not verify the report.",
        "Sign up to fight, he told them",
        "Share prices fell 3 percent on Monday.",
        "He said the photo by the army was fake.",
        "The photo via AP shows foreign troops, Kyiv said.",
        "Photo: the minister denied that he had been there.",
        "Credit: it belongs to the Ukrainians, the president said.",
        "Topics: war and peace, he said.",
        "Print media in Russia denied it.",
        "Follow the money, he said.",
        "Watch what he does, not what he says: the leader denied it.",
        "Kyiv denied it",
        "More on this later, he promised.",
        "Home is where Ukraine wins, she said.",
        "MOSCOW, the Kremlin said, will answer.",
        "NATO — which has 32 members — said it would respond.",
        "Russia - the largest country - denied it.",
        "He called it “fake news” (AP reported).",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    """Dialogue, quotations, questions, answers and short sentences stay prose."""
    assert between(line) == []


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("KYIV, Ukraine (AP) — Troops came.", "KYIV, Ukraine (AP) —"),
        ("Kyiv (Reuters) - It was denied.", "Kyiv (Reuters) -"),
        ("MOSCOW — The Kremlin denied it.", "MOSCOW —"),
        ("SEOUL, Oct. 24 (Yonhap) -- The South denied it.", "SEOUL, Oct. 24 (Yonhap) --"),
        ("NEW YORK, N.Y. - “No,” he said.", "NEW YORK, N.Y. -"),
        ("(CNN) — Troops came.", "(CNN) —"),
    ],
)
def test_only_the_dateline_is_cut_off(line: str, dateline: str) -> None:
    """What follows a dateline is prose."""
    assert between(line) == [("dateline", dateline)]


def test_datelines_stand_at_the_top() -> None:
    """Capitals before a dash far down the text are no dateline."""
    text = "A Title Here\n\n" + "He said so on Monday.\n\n" * 8 + "MOSCOW — The Kremlin denied it."
    assert told(text) == [("title", "A Title Here")]


@pytest.mark.parametrize(
    ("line", "kind", "cut"),
    [
        ("He denied it. (AP Photo/Jane Doe)", "credit", "(AP Photo/Jane Doe)"),
        ("It is so. Read more: Minister denies", "promotion", "Read more: Minister denies"),
        ("“Never.” Click here to subscribe.", "promotion", "Click here to subscribe."),
        ("He denied it. ADVERTISEMENT", "promotion", "ADVERTISEMENT"),
    ],
)  # fmt: skip
def test_glued_furniture_is_cut_off(line: str, kind: str, cut: str) -> None:
    """A credit or promotion behind a sentence goes; the sentence stays."""
    assert between(line) == [(kind, cut)]


def test_a_phrase_before_a_credit_is_a_caption() -> None:
    """Short words without a verb directly before a credit are its caption."""
    assert between("Russian Troops\n\nPress service photo via AP") == [
        ("caption", "Russian Troops"),
        ("credit", "Press service photo via AP"),
    ]
    assert between("Soldiers of the 24th brigade near the town\nReuters")[0][0] == "caption"


@pytest.mark.parametrize("line", ["The president denied it.", "Troops were there", "“Never again”"])
def test_a_sentence_before_a_credit_is_prose(line: str) -> None:
    """A sentence or quotation stays prose though a credit follows."""
    assert between(line + "\n\nReuters") == [("credit", "Reuters")]


@pytest.mark.parametrize(
    "line",
    [
        "Could North Korea’s Involvement in Ukraine Spark a Global Conflict?",
        "Kremlin dismisses reports of foreign troops",
        "U.S. Says Troops Are in Russia",
        "The row goes on.On Monday, envoys meet again",
    ],
)
def test_first_lines_are_titles(line: str) -> None:
    """A first line without full stop, followed by a blank line, is the title."""
    text = line + "\n\nThe Kremlin denied it."
    found = furniture.find(text)
    assert furniture.title(text, found) == line


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin denied it.\n\nSeoul did not.",
        "The Kremlin denied it",
        "“We will not yield”\n\nSo he said.",
        "The war goes on: he said.\nMore.",
        "Who knew? Nobody\n\nSo he said.",
        f"- If {'all of us wait, ' * 8}there is no war.We do not want it - he said\n\nNobody.",
        f"Did he {'know and ' * 20}care?\n\nNobody.",
        f"The mayor told {'the baker and ' * 9}the miller that it rained\n\nNobody.",
        "the end of a sentence that was\nbroken over two lines.",
    ],
)
def test_sentences_are_no_titles(text: str) -> None:
    """A first line that is a sentence, a quotation or all there is stays prose."""
    assert furniture.find(text) == ()
    assert furniture.title(text, ()) is None


def test_a_title_may_follow_a_menu() -> None:
    """Navigation above the title does not hide it."""
    assert told("Home\n\nKremlin Denies It\n\nBy Jane Doe\n\nHe denied it.") == [
        ("navigation", "Home"),
        ("title", "Kremlin Denies It"),
        ("byline", "By Jane Doe"),
    ]


def test_the_byline_names_the_author() -> None:
    """Names are taken from a byline and from nothing else."""
    text = "A Title Here\n\nOct. 24, 2024\n\nBy Jane Doe and John Roe, The Agency\n\nHe denied it."
    assert furniture.author(text, furniture.find(text)) == "Jane Doe and John Roe"
    assert furniture.author(text, ()) is None


@pytest.mark.parametrize("noise", ['"' * 4000, ":)" * 400, "'s" * 4000, "a=" * 600, "-" * 201])
def test_noise_is_never_prose(noise: str) -> None:
    """Endless marks are marked off, the words around them are not."""
    found = told(f"He said {noise} it.\n\nShe did not say it.")
    assert found
    assert all(kind == "navigation" for kind, _ in found)
    assert len(noise) - 2 <= sum(len(words) for _, words in found) <= len(noise)


def test_long_words_of_letters_are_prose() -> None:
    """Text without blanks between words, as in Chinese, is no noise."""
    assert told("朝鲜士兵已经来到了。" * 200 + "\n\n俄罗斯。") == []


def test_what_the_markup_says_is_kept() -> None:
    """Given marks stay, and a given title means that the first line is none."""
    text = "Words Without Stop\n\nThe Title\n\nHe denied it."
    known = Furniture(Span(20, 29), "title")
    assert furniture.find(text, [known]) == (Furniture(Span(0, 18), "heading"), known)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6), st.integers(0, 30))
def test_uncovered_parts_are_what_is_left(marks: list[tuple[int, int]], start: int) -> None:
    """Covered and uncovered parts make up the span, without overlap."""
    covered: list[Span] = []
    for at, length in sorted(marks):
        if not covered or at >= covered[-1].end:
            covered.append(Span(at, at + length))
    span = Span(start, start + 15)
    taken = {i for s in covered for i in range(*s)}
    left = [i for part in furniture.uncovered(span, covered) for i in range(*part)]
    assert left == [i for i in range(*span) if i not in taken]


@given(
    st.lists(st.sampled_from([*"aA .\n\"(-:'", "By ", "Reuters", "Read more: ", "—"]), max_size=40)
)
def test_marks_are_sorted_and_apart(parts: list[str]) -> None:
    """Marks never overlap, are never empty and lie within the text."""
    text = "".join(parts)
    at = 0
    for item in furniture.find(text):
        assert at <= item.span.start < item.span.end <= len(text)
        assert item.span.of(text) == item.span.of(text).strip()
        at = item.span.end


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("HARBOUR-FERRY: OWNERS SEND MORE CRANES TO SUNDBY: LIVE UPDATES", "promotion"),
        ("MAYOR CALLS CRANE 'A DISGRACE' AS OWNERS WALK AWAY", "promotion"),
        ("Also read | Owners send more cranes", "promotion"),
        ("Read also: Crane falls on quay", "promotion"),
        ("MORE: Mayor's camp accuses owner of hiding the report", "promotion"),
        ("READ MORE Crane falls on quay", "promotion"),
        ("Watch: Crane falls on quay", "promotion"),
        ("VIDEO: Crane falls on quay", "promotion"),
        ("See the video of the falling crane", "promotion"),
        ("1:23 Crane falls 'like a tree', says witness – video", "promotion"),
        ("The rest of the text under the video", "promotion"),
        ("Continuation of the material under the advertisement", "promotion"),
        ("More information about the harbour can be found on our main page", "promotion"),
        ("You can read the full story here", "promotion"),
        ("For more news, visit our website", "promotion"),
        ("Subscribe to continue reading. Already a subscriber? Log in.", "promotion"),
        ("You have reached your limit of free articles.", "promotion"),
        ("This article is only for subscribers.", "promotion"),
        ("Sign up to Morning Tide, our free daily newsletter – every weekday at 7am", "promotion"),
        ("By submitting your email, you agree to our Terms. You can opt out at any time.",
         "promotion"),
        ("JOIN US ON TELEGRAM! Follow our coverage of the harbour on @harbour.", "promotion"),
        ("Would you like to comment on this article? Sign up or sign in now.", "promotion"),
        ("View image in fullscreen The crane on the quay. Photograph: Ada Kern", "caption"),
        ("Ada Kern (left) and Olaf Dahl on the quay", "caption"),
        ("Ada Kern, left, and Olaf Dahl, right, on the quay", "caption"),
        ("Video Ad Feedback New pictures show the crane. Expert explains 02:11 - Source: NNN",
         "caption"),
        ("The crane lies on the quay in Sundby. Ada Kern/Pool/Getty Images", "caption"),
        ("The crane lies on the quay (Ada Kern/AP)", "caption"),
        ("The crane lies on the quay.Credit: Ada Kern", "caption"),
        ("Author: Ada Kern / Source: Harbour News", "credit"),
        ("(AK)", "credit"),
        ("With files from the Harbour News", "byline"),
        ("(Reporting by Ada Kern; Editing by Olaf Dahl)", "byline"),
        ("– additional reporting by Ada Kern", "byline"),
        ("This story has been updated with comments from the owner.", "byline"),
        ("The views expressed are the author’s and not necessarily those of the paper.", "byline"),
        ("Editor’s note: Ada Kern is a fellow at the Institute.", "byline"),
        ("This article was first published in the Harbour News.", "byline"),
        ("14:32 GMT", "byline"),
        ("3:40 p.m.", "byline"),
        ("12 minutes ago", "byline"),
        ("SUNDBY —", "dateline"),
        ("Page 2 of 5", "navigation"),
        ("Share on Facebook Share on Twitter Email", "navigation"),
        ("Be the first to comment", "navigation"),
        ("404 - Page not found", "navigation"),
        ("Sorry, the page you are looking for could not be found.", "navigation"),
        ("You have only 3 free articles left this week.", "promotion"),
        ("Please enable JavaScript to see comments. 2 articles remaining", "promotion"),
        ("Comments are closed. Our editors reserve the right to cut any post.", "navigation"),
        ("This story is for members. Already a member? Log in. “Fine,” says Roe.", "promotion"),
        ("font-family: Helvetica, sans-serif;", "navigation"),
        (".article p { color: red; }", "navigation"),
        ("Harbour owners to send new cranes after fall", "heading"),
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_furniture(line: str, kind: str) -> None:
    """Links, notes on the page, service lines and captions are marked from end to end."""
    assert between(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "“WE WILL NEVER LEAVE THIS HARBOUR”",
        "“WE WILL NEVER LEAVE THIS HARBOUR.”",
        "KERN: WE WILL NEVER LEAVE THIS HARBOUR.",
        "MORE than 40 people stood on the quay when the crane fell.",
        "More than 40 people stood on the quay",
        "Related companies were searched on Monday, and Read More Books denied it.",
        "Related cases were found in three other harbours.",
        "Recommended doses were ignored, the report found.",
        "Subscribe is not a word she uses.",
        "Video shows that the crane was rusty.",
        "Photos of the crane were shown on Monday, and the owner wept.",
        "Watch the mayor closely and one sees a tired woman.",
        "The crane had been standing there since the war",
        "She never said that the crane was safe",
        "It was late, and the left (the larger party) had gone home.",
        "The newsletter of the union said on Monday that wages would rise.",
        "Half of the readers subscribe to the daily newsletter, said Kern.",
        'Kern told them on Monday. "Sign up for our newsletter and you will see," he added.',
        "Kern told them on Monday. “Sign up for our newsletter and you will see,” he added.",
        "The views expressed by the mayor were her own, Kern said.",
        "The source: a rusty crane, says the report.",
        "At 14:32 the crane fell on the quay.",
        "Opinion: it is divided, and the vote was close.",
        "For more than a year, the visit was planned.",
        "What do you think of the crane? Nobody asked the welders.",
        "Share it or lose it: that was the deal, Kern said.",
        "Follow the rules at all times, she told the crew on the quay.",
    ],
)
def test_sentences_that_begin_like_links_are_prose(line: str) -> None:
    """Quotations in capitals, sentences that begin like a label, lines without a stop stay."""
    assert between(line) == []


def test_a_text_in_capitals_has_no_links() -> None:
    """Where all is in capitals they tell nothing."""
    text = "THE CRANE FELL ON MONDAY.\n\nNOBODY WAS HURT ON THE QUAY.\n\nTHE OWNER WEPT."
    assert told(text) == []


def test_headlines_below_a_heading_of_links() -> None:
    """What stands below "Related:" is a list of other stories, up to the next sentence."""
    text = (
        "Related:\n\n- Owner denies that the crane was rusty\n- Is the quay safe?\n\n"
        "The mayor was there."
    )
    assert [words for kind, words in told(BEFORE + text) if kind == "promotion"] == [
        "Related:", "- Owner denies that the crane was rusty", "- Is the quay safe?",
    ]  # fmt: skip


def test_a_headline_behind_a_link_is_another() -> None:
    """A line without stop or pronoun right behind a labelled link is a link too."""
    text = "MORE: Owner sues the mayor\n\nGuard said to have seen the crane fall\n\nShe wept."
    assert [k for k, _ in told(BEFORE + text)[1:]] == ["promotion", "promotion"]


def test_prose_behind_a_heading_of_links_stays() -> None:
    """A sentence directly below "Related" is the article's."""
    assert told("Related\n\nThe mayor called for talks.\n\nShe left.") == [("promotion", "Related")]


def test_points_behind_a_colon_are_no_headlines() -> None:
    """The article's own list keeps its items, though they have no stop."""
    text = "The plan holds three points:\n\nOwners pay for new cranes\n\nDivers search the harbour"
    assert told(BEFORE + text + AFTER)[1:] == []


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("13:41 – Norway denies it.", "13:41 –"),
        ("1.50pm  Ada Kern has said so.", "1.50pm"),
        ("14:05 GMT The mayor is here.", "14:05 GMT"),
        ("[14:05] The mayor is here.", "[14:05]"),
        ("9:30 a.m. – “We are safe,” she said.", "9:30 a.m. –"),
    ],
)
def test_only_the_time_is_cut_off(line: str, stamp: str) -> None:
    """The time of an entry is furniture wherever it stands, what follows is prose."""
    text = BEFORE + "It was late, and all was quiet.\n\n" * 8 + line
    assert told(text)[1:] == [("dateline", stamp)]


@pytest.mark.parametrize(
    "line", ["5.30pm Monday is the deadline.", "3:16 was the score.", "12.50 Euro is the price."]
)
def test_times_within_a_sentence_stay(line: str) -> None:
    """A figure that the sentence needs is no time of an entry."""
    assert between(line) == []


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("Related News Who Is to Blame for the Fall?", "The owner of the crane is silent."),
        ("More News Mayor: Crane Was Safe for Years", "Kern said that it was."),
    ],
)
def test_a_headline_run_together_with_its_story(head: str, rest: str) -> None:
    """Only the heading and the headline are furniture, up to the first words of the story."""
    assert between(f"{head} {rest}") == [("promotion", head)]


@pytest.mark.parametrize(
    "line",
    [
        "Other Topics of Interest Mayor: Crane Was Safe for Years Kern said that it was.",
        "Recommended for You Owner Sues City Over Quay Sundby’s mayor has no comment.",
        "In Case You Missed It Who Is to Blame for the Fall? The owner of the crane is silent.",
    ],
)
def test_a_teaser_in_one_line_is_furniture_whole(line: str) -> None:
    """The story behind such a heading is another one, its first words as well."""
    assert between(line) == [("promotion", line)]


@pytest.mark.parametrize(
    "line",
    [
        "In case you missed it, the crane was safe, the mayor said.",
        "Top stories of the year were told by many of the readers.",
    ],
)
def test_such_words_within_a_sentence_are_prose(line: str) -> None:
    """The words of such a heading may open a sentence of the article."""
    assert between(line) == []


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("BELO TARIK: No levy is planned, said the mayor, Ana Prado.", ["BELO TARIK:"]),
        ("Port Marl: The pier will stay open, keeper Ivo Lanz said.", ["Port Marl:"]),
        ("LIMA: Bakers on Friday vowed to keep prices low.", ["LIMA:"]),
        ("WHAT WE LEARNED: The vet said the cow was well.", ["WHAT WE LEARNED:"]),
        ("Tarik, 9 May, NNA - The mayor says the pier is safe.", ["Tarik, 9 May, NNA -"]),
        ("TARIK. May 9 (Interfax-Norvia) – Ana Prado spoke.", ["TARIK. May 9 (Interfax-Norvia) –"]),
        ("TARIK - A man fell. BELO - The mayor said he rose.", ["TARIK -", "BELO -"]),
        ("TARIK, Norvia Republic (NN-style report) — Men fell.", [
            "TARIK, Norvia Republic (NN-style report) —"
        ]),
        ("14h20 — “We stay,” Ana Prado said.", ["14h20 —"]),
        # who is before the colon speaks
        ("BELO TARIK: We plan no levy, whatever the mayor said.", []),
        ("SENATOR PRADO: The mayor said the pier was safe.", []),
        ("ANA PRADO: The mayor said the pier was safe.", []),
        ("Ana Prado: The mayor said the pier was safe.", []),
        ("PRADO: The mayor said it was safe.\n\nLANZ: It was not.", []),
        ("PRADO: The mayor said it was safe.\n\nAna Prado said more.", []),
        ("BELO TARIK: The pier is open, and it is safe.", []),
        ("POLICE: A man fell, witnesses said.", []),
        ("TARIK - A man fell. He works for NATO - The mayor said so.", ["TARIK -"]),
    ],
)  # fmt: skip
def test_a_place_before_the_first_sentence_is_no_speaker(line: str, cut: list[str]) -> None:
    """Somebody else is told to speak behind it; a label that speaks itself is left alone."""
    found = furniture.find(line + "\n\nIt rained, as it does there in May.\n")
    assert [f.span.of(line) for f in found] == cut


@pytest.mark.parametrize(
    "line",
    [
        "The guild reserves the right to close the pier.",
        "404 people were found on the pier.",
        "He has three articles left to write.",
        "Read more. Fenn denied it on Monday. She was not there, she said.",
        "The page was not found in her diary.",
    ],
)
def test_what_only_resembles_a_note_of_the_page_stays(line: str) -> None:
    """A sentence of the article is no note, whatever words it shares with one."""
    assert between(line) == []
