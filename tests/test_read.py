"""`allegiance read`: an article with what is read in it, on a terminal, as plain text, as JSON and as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.commands import ROOT, allegiance, on_a_terminal, process

ARTICLE = """\
Title: Captain <b>in</b> Jordan
Published: 2012-07-06
Publisher: Levant Wire & Sons
URL: https://levantwire.example/captain?a=1&b=2

AMMAN - Captain Afak Ahmad, an Alawite who served in Air Force Intelligence, defected to the Free Syrian Army on 3 July 2012.

His cousin <i>may defect</i>, too. "Nobody knows," said a clerk & his wife. Captain Ali Haddad of the army has not defected.
"""
DEFECTED = "Captain Afak Ahmad defected to Free Syrian Army; left Air Force Intelligence Directorate; 2012-07-03; asserted"
ESCAPE = "\x1b["


@pytest.fixture
def article(tmp_path: Path) -> str:
    """The path of a file with one article."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def several(tmp_path: Path) -> str:
    """The path of a file with three articles, one of which has no id of its own."""
    texts = {"one": "Major Omar Zain deserted.", "two": "Captain Ali Haddad changed sides.", None: "It rained in Homs."}
    lines = [json.dumps({"id": ident, "title": f"No. {ident}", "text": text}) for ident, text in texts.items()]
    path = tmp_path / "several.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


# Text


def test_marks_stand_in_brackets_when_piped(article: str) -> None:
    code, shown, errors = process("read", article)
    assert (code, errors) == (0, "")
    assert ESCAPE not in shown
    title, source, address, _, first, *_ = shown.splitlines()
    assert (title, source, address) == (
        "Captain <b>in</b> Jordan", "Levant Wire & Sons, 2012-07-06", "https://levantwire.example/captain?a=1&b=2",
    )  # fmt: skip
    assert first.startswith("AMMAN - (1 asserted) [Captain|rank] [Afak Ahmad|person], an [Alawite|sect] who served in ")
    assert "[Air Force Intelligence|body], defected to the [Free Syrian Army|body] on [3 July 2012|date]." in first


def test_what_it_states_is_listed_with_the_numbers_of_its_sentences(article: str) -> None:
    shown = allegiance("read", article).stdout
    assert f"(1) {DEFECTED}" in shown.splitlines()
    assert "(1) Captain Afak Ahmad belongs to Alawite; asserted" in shown.splitlines()
    assert re.search(r"^\(4\) Captain Ali Haddad defected to .*; denied$", shown, re.MULTILINE)


def test_colours_are_for_terminals(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = on_a_terminal("read", article, width=60)
    assert f"{ESCAPE}1;36mAfak Ahmad{ESCAPE}0m" in shown
    assert "|person]" not in shown
    assert max(len(line) for line in re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()) <= 60


def test_no_colour_when_the_user_wants_none(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = on_a_terminal("read", article, width=60)
    assert "[Afak Ahmad|person]" in " ".join(shown.split())
    assert not re.search(r"\x1b\[(?:\d+;)*[34]\d", shown)


def test_an_explanation_follows_its_sentence(article: str) -> None:
    assert "gave no event" not in allegiance("read", article).stdout
    lines = allegiance("read", article, "--explain").stdout.splitlines()
    at = lines.index('    2 gave no event: "defect" is not said to have happened: "may"')
    assert lines[at - 1] == "His cousin <i>may defect</i>, too."
    assert lines[at + 1].startswith('"Nobody knows,"')


def test_paragraphs_stay_apart_with_and_without_explanations(article: str) -> None:
    for more in ([], ["--explain"]):
        lines = allegiance("read", article, *more).stdout.splitlines()
        at = next(number for number, line in enumerate(lines) if line.startswith("His cousin"))
        assert lines[at - 1] == ""


def test_an_article_of_no_interest_is_shown_as_it_is() -> None:
    result = allegiance("read", "-", given="The match ended one all. It rained.")
    assert result.exit_code == 0
    assert "\nThe match ended one all. It rained.\n" in result.stdout
    assert result.stdout.endswith("states nothing of a change of side, a service or a sect\n")


# Several articles, and none


def test_all_articles_of_a_file_in_turn(several: str) -> None:
    shown = allegiance("read", several).stdout
    assert [line for line in shown.splitlines() if line.startswith("No. ")] == ["No. one", "No. two", "No. None"]


def test_one_article_of_several(several: str) -> None:
    shown = allegiance("read", several, "--article", "two").stdout
    assert [line for line in shown.splitlines() if line.startswith("No. ")] == ["No. two"]


def test_an_article_can_be_named_by_the_id_that_it_has_in_the_graph(several: str) -> None:
    last = json.loads(allegiance("read", several, "--format", "jsonl").stdout.splitlines()[-1])
    assert allegiance("read", several, "--article", last["article"]["id"]).stdout.startswith("No. None\n")


def test_an_id_that_no_article_has_gets_the_nearest(several: str) -> None:
    result = allegiance("read", several, "--article", "twoo")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: no article has the id 'twoo'; there is two, ...\n"


def test_what_cannot_be_read_is_named_and_stops_nothing(article: str, tmp_path: Path) -> None:
    missing, binary = tmp_path / "missing.txt", tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(32)) * 40)
    result = allegiance("read", str(missing), str(binary), article)
    assert result.exit_code == 4
    assert result.stdout.startswith("Captain <b>in</b> Jordan\n")
    assert [line.split(": ")[0] for line in result.stderr.splitlines()[1:]] == [f"  {missing}", f"  {binary}"]


# JSON


def test_json_has_what_was_read_and_why(article: str) -> None:
    (shown,) = json.loads(allegiance("read", article, "--format", "json").stdout)
    assert shown["article"]["published"] == "2012-07-06"
    first, second, *_ = shown["sentences"]
    assert first["event"] == "asserted"
    assert set(first["statements"]) <= {statement["id"] for statement in shown["statements"]}
    assert [reason["kind"] for reason in second["reasons"]] == ["hypothetical"]
    assert {
        "start": 16,
        "end": 26,
        "kind": "person",
        "name": "Afak Ahmad",
        "id": f"person:afak-ahmad@{shown['article']['id'].removeprefix('article:')}",
        "note": "Captain",
    } in shown["marks"]


def test_json_lines_have_an_article_each(several: str) -> None:
    lines = allegiance("read", several, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"]["name"] for line in lines] == ["No. one", "No. two", "No. None"]


# The page


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


Made = Callable[..., Page]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(*arguments: str) -> Page:
        path = tmp_path / "page.html"
        result = allegiance("read", *arguments, "--html", str(path))
        assert (result.exit_code, result.stderr) == (0, "")
        assert re.fullmatch(rf"\d+ articles? on {re.escape(str(path))}\n", result.stdout)
        return Page(path.read_text(encoding="utf-8"))

    return make


def test_a_page_loads_nothing(article: str, made: Made) -> None:
    page = made(article)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert not [attributes for _, attributes in page.tags if "src" in attributes or "style" in attributes]
    assert not re.search(r"url\(|@import|@font-face", page.source)
    assert [a["href"] for a in page.all("a") if not a["href"].startswith("#")] == ["https://levantwire.example/captain?a=1&b=2"]


def test_a_page_shows_the_words_of_the_article_and_no_tag_of_theirs(article: str, made: Made) -> None:
    page = made(article)
    assert page.open == []
    assert not page.all("b") + page.all("i")
    assert "Captain <b>in</b> Jordan" in page.text
    assert "Levant Wire & Sons, 2012-07-06" in page.text
    assert "His cousin <i>may defect</i>, too." in page.text


def test_an_address_that_is_none_of_the_web_is_no_link(tmp_path: Path, made: Made) -> None:
    path = tmp_path / "odd.jsonl"
    line = {
        "id": '"><script>',
        "title": '"><script>alert(1)</script>',
        "url": "javascript:alert(1)",
        "text": "Colonel X'\"<svg> defected.",
    }
    path.write_text(json.dumps(line), encoding="utf-8")
    page = made(str(path))
    assert not page.all("script") + page.all("svg")
    assert not [a for a in page.all("a") if not a["href"].startswith("#")]
    assert "javascript:alert(1)" in page.text


def test_a_mark_says_what_it_stands_for(article: str, made: Made) -> None:
    marks = [(mark["class"], mark["data-tip"]) for mark in made(article).all("mark") if "data-tip" in mark]
    assert any(kind == "person" and text.startswith("person · Afak Ahmad · Captain\nperson:afak-ahmad@") for kind, text in marks)
    assert ("body", "body · Free Syrian Army · opposition\nfaction:free-syrian-army") in marks
    assert ("date", "date · 2012-07-03") in marks


def test_what_a_mark_stands_for_is_reached_by_keyboard_and_screen_reader(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "leave.txt"
    path.write_text("Captain Afak Ahmad might defect. Major Omar Zain deserted the Syrian army.", encoding="utf-8")
    marks = [mark for mark in made(str(path)).all("mark") if mark["class"] == "predicate" and "data-tip" in mark]
    assert [mark["aria-description"] for mark in marks] == ["predicate · no event", "predicate · deserted"]
    assert all(mark["tabindex"] == "0" for mark in marks)


def test_event_sentences_show_their_modality(article: str, made: Made) -> None:
    sentences = {span["id"]: span["class"] for span in made(article).all("span") if span.get("class", "").startswith("s")}
    assert sentences == {"a1-s1": "s event asserted", "a1-s2": "s", "a1-s3": "s", "a1-s4": "s event denied"}


def test_links_within_a_page_lead_somewhere(several: str, article: str, made: Made) -> None:
    page = made(several, article)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    targets = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    assert len(ids) == len(set(ids))
    assert {"a4", "a4-s1", "a4-f1"} <= targets <= set(ids)


def test_reasons_open_beside_their_sentence(article: str, made: Made) -> None:
    page = made(article)
    assert len(page.all("details")) == 1
    inside = re.search(r'id="a1-s2">.*?</span> <details class="why">(.*?)</details>', page.source)
    assert inside
    assert '"defect" is not said to have happened: "may"' in unescape(inside[1])


def test_the_samples_fit_on_a_page(made: Made) -> None:
    page = made(str(ROOT / "samples" / "wire.jsonl"))
    assert page.open == []
    assert len(page.all("article")) == len((ROOT / "samples" / "wire.jsonl").read_text(encoding="utf-8").splitlines())


def test_no_page_is_written_of_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = allegiance("read", str(tmp_path / "missing.txt"), "--html", str(page))
    assert (result.exit_code, page.exists()) == (4, False)


def test_a_folder_that_is_not_there_is_named(article: str, tmp_path: Path) -> None:
    result = allegiance("read", article, "--html", str(tmp_path / "none" / "page.html"))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'none' / 'page.html'}: No such file or directory\n"
