"""Building and extracting from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.records import Document, Extraction
from graph.cli import cli, extracting
from tests.graph.curate.service import Fake, serving
from tests.graph.made import plain

ROOT = Path(__file__).resolve().parents[3]
SMALL = str(Path(__file__).parents[1] / "data/small.trig")
TEXT = "The minister John Smith said on Monday that France had won the match.\n"


def _run(*args: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=given, prog_name="sayso")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, and nothing else around."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "news"


def test_build(news: Path) -> None:
    """A build tells what it made and where to look; a second one finds nothing to change."""
    first = _run("build", "news")
    assert first.exit_code == 0, first.stderr
    assert first.stdout == ""
    assert first.stderr.startswith("built output: 1 article,")
    assert "1 article read anew, 0 unchanged" in first.stderr
    assert (news.parent / "output/graph.trig").exists()
    again = _run("build", "news").stderr
    assert "0 articles read anew, 1 unchanged; no change" in again
    assert _run("build", "news", "--quiet").stderr == ""
    assert "John Smith" in _run("query", "who-said-what").stdout


def test_build_tells_what_it_left_out(news: Path) -> None:
    """Furniture, negated cues and mended characters are counted in the summary."""
    (news / "two.txt").write_text(
        "Minister Speaks\n\nJohn Smith declined to comment. It rained in Parisā€”all day\xa0long,"
        "\xa0too.\n\nHot Today\n",
        encoding="utf-8",
    )
    told = _run("build", "news").stderr
    assert "left out: 1 promotion, 1 title, 1 negated or hypothetical cue" in told
    (mended,) = (line for line in told.splitlines() if line.startswith("mended on reading: "))
    assert "read back" in mended
    assert "no-break and narrow spaces read as spaces" in mended
    assert "places" not in mended


def test_build_with_a_bad_file(news: Path) -> None:
    """A file that cannot be used is named with its reason; the others are built; the code is 3."""
    (news / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = _run("build", "news")
    assert result.exit_code == 3
    assert "not used: bad.txt: " in result.stderr
    assert "built output: 1 article," in result.stderr


_FACT = """@prefix : <https://w3id.org/sayso/ns#> .
@prefix x: <http://example.org/> .
@prefix rel: <https://w3id.org/sayso/rel#> .
@prefix country: <https://w3id.org/sayso/id/country/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix val: <https://w3id.org/sayso/val#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:me a prov:Person ; rdfs:label "Me" .
x:fact a :Fact ; :propSubject country:no ; :propPredicate rel:memberOf ; :propObject country:se ;
  prov:wasDerivedFrom <https://w3id.org/sayso/id/article/one> ; prov:wasAttributedTo x:me ;
  :earliest "DAY"^^xsd:TYPE .
"""
_ORPHAN = """x:d a :Decision ; :outcome val:rejected ; oa:exact "never said" ;
  :inArticle <https://w3id.org/sayso/id/article/one> ; prov:wasAssociatedWith x:me ;
  prov:endedAtTime "2025-01-01"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("day", "kind"), [("1945", "gYear"), ("1945-13-24", "date"), ("1945-10-24", "dateTime")]
)
def test_build_and_check_name_a_wrong_date_once(news: Path, day: str, kind: str) -> None:
    """A wrong date is one finding with its line, told by build and check alike, with code 1."""
    (news / "facts").mkdir()
    turtle = _FACT.replace("DAY", day).replace("TYPE", kind)
    (news / "facts/my.ttl").write_text(turtle, encoding="utf-8")
    built = _run("build", "news/one.txt", "--facts", "news/facts", "-q")
    checked = _run("check")
    assert (built.exit_code, checked.exit_code) == (1, 1)
    assert checked.stdout.startswith("Dated: http://example.org/fact: my.ttl:13: earliest is an")
    assert built.stderr == checked.stdout
    assert checked.stdout.count("\n") == 1


def test_build_and_check_name_an_orphan(news: Path) -> None:
    """A decision that applies to nothing is told by build and check alike, with code 1."""
    (news / "facts").mkdir()
    turtle = _FACT.replace("DAY", "1945-10-24").replace("TYPE", "date") + _ORPHAN
    (news / "facts/my.ttl").write_text(turtle, encoding="utf-8")
    for _ in range(2):  # the second time from what stands
        built = _run("build", "news/one.txt", "--facts", "news/facts", "-q")
        checked = _run("check")
        assert (built.exit_code, checked.exit_code) == (1, 1)
        assert built.stderr == checked.stdout
        assert checked.stdout == (
            "decision-orphaned: http://example.org/d: my.ttl:14: applies to nothing "
            "(“never said” in article:one): its words are not in the article; "
            "mend it or remove it\n"
        )


def test_check_names_a_facts_file_that_was_not_used(news: Path) -> None:
    """What the build refused is no secret of the build."""
    (news / "facts").mkdir()
    (news / "facts/my.ttl").write_text("@prefix : <http://w3id.org/sayso/ns#> .\n:a a :Fact .\n")
    assert _run("build", "news/one.txt", "--facts", "news/facts").exit_code == 3
    checked = _run("check")
    assert checked.exit_code == 1
    assert "facts-refused: my.ttl: line 2: http://w3id.org/sayso/ns#" in checked.stdout


def test_exported_turtle_is_the_graph(news: Path) -> None:
    """`export --format ttl` gives the bytes of graph.ttl, datatypes of people included."""
    (news / "facts").mkdir()
    turtle = _FACT.replace("DAY", "1945-10-24").replace("TYPE", "date")
    (news / "facts/my.ttl").write_text(turtle + 'x:me x:shoe "042"^^xsd:positiveInteger .\n')
    _run("build", "news/one.txt", "--facts", "news/facts", "-q")
    for form in ("ttl", "trig"):
        written = (news.parent / f"output/graph.{form}").read_bytes()
        assert _run("export", "--format", form).stdout_bytes == written
    for form in ("ttl", "nq", "nt", "jsonld"):
        assert "positiveInteger" in _run("export", "--format", form).stdout
    assert _run("export", "--format", "csv", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbffrom")
    assert _run("export", "--format", "ttl", "--bom").exit_code == 2


def test_stopping_a_build(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends with one line and the code that shells expect."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.cli.building.pipeline", stopped)
    result = _run("build", "news")
    assert result.exit_code == 130
    assert result.stderr == "stopped; what was built before is as it was\n"


def test_stopping_while_a_library_is_loaded(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Ctrl+C meets the import of a compiled module, it is no fault of that module."""

    def stopped(*_: object, **__: object) -> None:
        raise ImportError("initialization failed") from KeyboardInterrupt()

    monkeypatch.setattr("graph.cli.building.pipeline", stopped)
    result = _run("build", "news")
    assert result.exit_code == 130
    assert result.stderr == "stopped; what was built before is as it was\n"

    def missing(*_: object, **__: object) -> None:
        raise ImportError("no such module")

    monkeypatch.setattr("graph.cli.building.pipeline", missing)
    assert isinstance(_run("build", "news").exception, ImportError)


def test_nothing_to_build(news: Path) -> None:
    """A path that is not there, or a folder without articles, ends with 2 and writes nothing."""
    (news.parent / "empty").mkdir()
    for name, message in (("nowhere", "no such file"), ("empty", "no article here")):
        result = _run("build", name)
        assert result.exit_code == 2
        assert message in result.stderr
        assert result.stderr.count("\n") == 1
    assert not (news.parent / "output").exists()


def test_unknown_extractor(news: Path) -> None:
    """An extractor that does not exist is told with those that do."""
    for command in ("build", "extract"):
        result = _run(command, str(news), "--extractor", "magic")
        assert result.exit_code == 2
        assert "there are: tagger, tagger-wide, rules" in result.stderr


def test_extract(news: Path) -> None:
    """Each article is one line of JSON; its spans slice back to its text."""
    result = _run("extract", "news")
    assert result.exit_code == 0, result.stderr
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert row["doc"] == "one"
    (found,) = row["attributions"]
    assert found["speaker"] == "John Smith"
    start, end = found["source"][0]
    assert row["text"][start:end] == "The minister John Smith"


def test_extract_from_standard_input_and_into_a_file(news: Path) -> None:
    """Standard input is an article too; the lines can go into a file."""
    out = news.parent / "lines.jsonl"
    assert _run("extract", "-", "-o", str(out), given=TEXT).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["doc"] == "stdin"


def test_source_offsets(news: Path) -> None:
    """Offsets can count in the input file, whatever reading changed."""
    (news / "one.txt").write_bytes(("\ufeff\r\n\r\n" + TEXT).encode())
    (row,) = map(json.loads, _run("extract", "news", "--source-offsets").stdout.splitlines())
    start, end = row["attributions"][0]["source"][0]
    source = (news / "one.txt").read_bytes().decode("utf-8-sig")
    assert source[start:end] == "The minister John Smith"


def test_extract_refuses_by_name(news: Path) -> None:
    """What cannot be read is named; with something read the code is 3, with nothing 2."""
    (news / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    some = _run("extract", "news", "--source-offsets")
    assert (some.exit_code, some.stdout.count("\n")) == (3, 1)
    assert "page.html: has no source offsets" in some.stderr
    none = _run("extract", "nowhere.txt")
    assert (none.exit_code, none.stdout) == (2, "")
    assert "nowhere.txt" in none.stderr


def test_extract_has_the_limits_of_a_build(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that is too large or takes too long is named, and the others become lines."""

    def slow(document: Document, known: object, _name: str) -> Extraction:
        if document.id == "slow":
            time.sleep(30)
        return plain(document, known)

    monkeypatch.setattr(extracting, "extract", slow)
    (news / "slow.txt").write_text("It rains.\n", encoding="utf-8")
    (news / "wide.txt").write_text(TEXT * 9, encoding="utf-8")
    done = _run("extract", "news", "--article-seconds", "1", "--article-bytes", "200")
    assert (done.exit_code, done.stdout.count("\n")) == (3, 1)
    assert "slow.txt: takes more than 1 s; split it or raise --article-seconds" in done.stderr
    assert "wide.txt: is larger than 200 bytes; split it or raise --article-bytes" in done.stderr


def test_decide_who_is_who(tmp_path: Path) -> None:
    """Two actors are said to be different by name; what makes no sense is told in one line."""
    file = tmp_path / "d.ttl"
    args = ("decide", "-g", SMALL, "Ada Kern", "different", "Ida Moen", "--into", str(file))
    result = CliRunner().invoke(cli, args, prog_name="sayso")
    assert result.exit_code == 0
    assert "on Ada Kern and Ida Moen written" in result.stderr
    assert "val:different" in file.read_text(encoding="utf-8")
    for wrong, told in (
        (("Ada Kern", "same"), "as whom"),
        (("2e5", "accept", "Ada Kern"), "one too many"),
        (("Ada Kern", "same", "Ida Moen", "--act", "deny"), "goes with `correct` only"),
    ):
        result = CliRunner().invoke(cli, ("decide", "-g", SMALL, *wrong), prog_name="sayso")
        assert result.exit_code == 2
        assert told in result.stderr


def test_link(tmp_path: Path) -> None:
    """The command writes proposals, counts them, and says what it does not understand."""
    fake = Fake({"Otto Lind": [("9", "Otto Lind", "", 58.3)]})
    file = tmp_path / "links.ttl"
    with serving(fake) as url:
        args = ("link", "-g", SMALL, url, "Lind", "--into", str(file), "--type", "person=Q5")
        result = CliRunner().invoke(cli, args, prog_name="sayso")
        wrong = CliRunner().invoke(cli, ("link", "-g", SMALL, url, "--type", "x"))
    assert (result.exit_code, wrong.exit_code) == (0, 2)
    assert "1 asked, 1 new proposals written to" in result.stderr
    assert "NAME=ID" in wrong.stderr
    gone = CliRunner().invoke(cli, ("link", "-g", SMALL, url))
    assert gone.exit_code == 2


def test_explain_an_actor() -> None:
    """An actor's id tells why it is one node; its statements follow with the same."""
    result = CliRunner().invoke(cli, ("explain", "-g", SMALL, "Otto Lind"), prog_name="sayso")
    assert "“O. Lind” in article:001_mini" in result.stdout
    result = CliRunner().invoke(cli, ("show", "-g", SMALL, "Lind"), prog_name="sayso")
    assert "one actor in 1 article" in result.stdout


def test_other_languages_are_named(news: Path) -> None:
    """What is not English is named in one line, stands in the ledger and gives no statement."""
    german = "Der Hafenmeister bestritt am Dienstag, dass Schiffe ohne Papiere ausgelaufen seien.\n"
    (news / "fremd.txt").write_text(german, encoding="utf-8")
    (news / "mixed.txt").write_text(f"{TEXT}\n{german}\n{TEXT}", encoding="utf-8")
    wanted = "not English, so no statements from: fremd.txt (de); 1 paragraph of mixed.txt (de)"
    result = _run("build", "news")
    assert result.exit_code == 0
    assert wanted in result.stderr
    report = json.loads(Path("output/report.json").read_bytes())
    fremd = report["articles"][0]
    assert (fremd["language"], fremd["counts"]["statements"]) == ("de", 0)
    assert fremd["foreign"][0]["words"] == german.strip()
    told = _run("extract", "news")
    assert told.stderr == wanted + "\n"
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert [r["language"] for r in rows] == ["de", "en", "en"]
    assert [len(r["foreign"]) for r in rows] == [1, 1, 0]
    assert rows[0]["attributions"] == rows[0]["narration"] == []


def test_files_of_other_kinds_are_named(news: Path) -> None:
    """Files that are no articles are counted with their suffixes; hidden ones are nobody's."""
    for name in ("a.mp3", "b.MP3", "story.doc", "notes", ".hidden"):
        (news / name).touch()
    wanted = "4 files of other kinds left out (.doc .mp3 no suffix)"
    assert f"{wanted} (each in report.json)" in _run("build", "news").stderr
    assert _run("extract", "news").stderr == wanted + "\n"
    (news / "only").mkdir()
    (news / "only/x.txt").write_text(TEXT, encoding="utf-8")
    (news / "only/y.png").touch()
    assert _run("extract", "news/only").stderr == "1 file of another kind left out (.png)\n"


def test_encodings(news: Path) -> None:
    """Sure encodings are read and noted, others named with the option, which then reads them."""
    (news / "west.txt").write_bytes("“It’s so,” said John Smith. Nobody spoke.".encode("cp1252"))
    (news / "polish.txt").write_bytes("Lech Wałęsa said that it was so.".encode("cp1250"))
    refused = _run("build", "news")
    assert refused.exit_code == 3
    assert "not used: polish.txt: is not UTF-8 " in refused.stderr
    assert "--encoding" in refused.stderr
    assert _run("extract", "news").exit_code == 3
    # The cache must not keep how a file was read before.
    built = _run("build", "news", "--encoding", "windows-1250")
    assert built.exit_code == 0
    told = {a["id"]: a for a in json.loads(Path("output/report.json").read_bytes())["articles"]}
    assert [told[k]["encoding"] for k in ("one", "polish", "west")] == ["utf-8", "cp1250", "cp1250"]
    assert told["polish"]["encoding_from"] == "told"
    _run("build", "news")
    told = {a["id"]: a for a in json.loads(Path("output/report.json").read_bytes())["articles"]}
    assert (told["west"]["encoding"], told["west"]["encoding_from"]) == ("cp1252", "bytes")
    rows = _run("extract", "news/polish.txt", "--encoding", "latin2").stdout
    assert "Lech Wałęsa" in rows
    given = "Lech Wałęsa said that it was so.".encode("cp1250")
    assert "Lech Wałęsa" in _run("extract", "-", "--encoding", "cp1250", given=given).stdout
    for command in ("build", "extract"):
        wrong = _run(command, "news", "--encoding", "magic")
        assert wrong.exit_code == 2
        assert "'magic' is no encoding of texts" in wrong.stderr


def test_a_table_on_standard_input(news: Path) -> None:
    """Standard input is what the user says it is, for both commands."""
    table = f"kopf;wortlaut\nTalks;{TEXT}".encode()
    told = ("--stdin-kind", "csv", "--columns", "text=wortlaut,title=kopf")
    found = _run("extract", "-", *told, given=table)
    assert found.exit_code == 0, found.stderr
    (line,) = found.stdout.splitlines()
    assert json.loads(line)["text"] == TEXT.strip()
    built = _run("build", "-", "-o", "out", *told, given=table)
    assert built.exit_code == 0, built.stderr
    report = json.loads((news.parent / "out/report.json").read_bytes())
    assert report["articles"][0]["metadata"]["title"] == {"from": "column kopf", "value": "Talks"}
    assert report["articles"][0]["path"].startswith("stdin.csv/")


def test_standard_input_says_what_it_is(news: Path) -> None:
    """Bytes that leave no doubt need no word of the user; those that cannot be used are named."""
    mail = f"From: Ada Kern <a@example.org>\r\nSubject: Win\r\n\r\n{TEXT}".encode()
    assert json.loads(_run("extract", "-", given=mail).stdout)["text"] == TEXT
    wrong = _run("extract", "-", given=b"%PDF-1.4 nothing")
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith("not used: standard input: is no PDF that can be read")


@pytest.mark.parametrize("told", ["text", "body=text", "text=", "text=a,x=b"])
def test_columns_that_make_no_sense(news: Path, told: str) -> None:
    """A wrong word for a column is told with the fields there are."""
    wrong = _run("extract", "news", "--columns", told)
    assert wrong.exit_code == 2
    assert "text, title, date" in wrong.stderr


def test_addresses_of_saved_pages(news: Path) -> None:
    """A list of addresses is read; a mistake in it stops the command with its line."""
    (news.parent / "urls.csv").write_text("path,url\none.txt,https://example.org/1\n", "utf-8")
    assert _run("build", "news", "--urls", "urls.csv", "-q").exit_code == 0
    assert "https://example.org/1" in (news.parent / "output/graph.ttl").read_text("utf-8")
    (news.parent / "urls.csv").write_text("path,url\none.txt,nowhere\n", "utf-8")
    for command in ("build", "extract"):
        wrong = _run(command, "news", "--urls", "urls.csv")
        assert (wrong.exit_code, "line 2" in wrong.stderr) == (2, True)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "told"),
    [
        (0, 9, 5.0, ""),
        (3, 9, 0.5, ""),
        (10, 110, 5.0, "2.0/s, 0:50 left"),
        (10, 1000, 5.0, "2.0/s, 8:15 left"),
        (100, 100_000, 20.0, "5.0/s, 5:33:00 left"),
        (9, 9, 5.0, ""),
    ],
)
def test_the_pace_of_a_build(done: int, total: int, seconds: float, told: str) -> None:
    """On a terminal a build tells how fast it reads and how long the rest takes, once it knows."""
    from graph.cli.building import pace_of

    assert pace_of(done, total, seconds) == told


def test_a_build_with_nothing_new_loads_little(news: Path) -> None:
    """What makes graphs, pages and networks must not be loaded to find that nothing changed."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom graph.assembly.pipeline import build\n"
        "build([Path('news')], [], Path('out'))\n"
        "print(*[n for n in ('networkx', 'pyvis', 'onnxruntime', 'spacy', 'trafilatura', 'ftfy',"
        " 'lxml', 'markdown_it', 'multiprocessing') if n in sys.modules])\n"
    )
    command = [sys.executable, "-c", code]
    told = [
        subprocess.run(
            command, cwd=news.parent, env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout
        for _ in range(2)
    ]  # fmt: skip
    assert "spacy" in told[0]
    assert told[1] == "\n"


def test_a_build_without_store_or_texts(news: Path) -> None:
    """What is not wanted is not written, and goes; questions take what is there, and say so."""
    out = news.parent / "output"
    assert _run("build", "news", "--no-ttl").exit_code == 0
    assert not (out / "graph.ttl").exists()
    assert not (out / "graph.trig").exists()
    answer = _run("query", "who-said-what")
    assert "John Smith" in answer.stdout
    assert answer.stderr == ""
    assert _run("export", "--format", "ttl").stdout.startswith("@prefix")
    assert _run("build", "news", "--no-store").exit_code == 0
    assert not (out / "store/current").exists()
    again = _run("query", "who-said-what")
    assert again.stdout == answer.stdout
    assert "no store in output: graph.trig is read instead" in again.stderr
    assert _run("build", "news").exit_code == 0
    assert (out / "store/current").exists()
    assert _run("query", "who-said-what").stderr == ""


def test_a_project_says_what_is_kept(news: Path) -> None:
    """The keys `store` and `ttl` of a project file do what the options do."""
    (news.parent / "sayso.toml").write_text('articles = "news"\nstore = false\nttl = true\n')
    assert _run("build").exit_code == 0
    assert not (news.parent / "output/store").exists()
    assert (news.parent / "output/graph.ttl").exists()
