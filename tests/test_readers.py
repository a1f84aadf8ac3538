"""Readers: whatever an analyst has in a folder becomes articles, or a reason why not."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.keys import article_id
from graph.schema import Article
from ingest.readers import Source, Unreadable, count, read

REPOSITORY = Path(__file__).parent.parent
SEED = REPOSITORY.parent / "shared" / "seed"
STORY = "Prime Minister Riad Hijab has left Syria for Jordan, a spokesman said on Monday."
SECOND = "State television said that he had been dismissed."


def write(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def articles(paths: Sequence[str], published: str | None = None, publisher: str | None = None) -> list[Article]:
    results = list(read(paths, published=published, publisher=publisher))
    assert [result for result in results if isinstance(result, Unreadable)] == []
    return [result.article for result in results if isinstance(result, Source)]


def only(path: str) -> Article:
    (article,) = articles([path])
    return article


def refusals(paths: Sequence[str]) -> list[str]:
    return [result.reason for result in read(paths) if isinstance(result, Unreadable)]


def refusal(path: str) -> str:
    (result,) = read([path])
    assert isinstance(result, Unreadable)
    return result.reason


# --- Paths ---


def test_a_folder_is_read_by_name_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "b/2.txt", "b/1.txt", "c.txt.gz"):
        content = gzip.compress(STORY.encode()) if name.endswith("gz") else STORY.encode()
        write(tmp_path / name, content)
    names = [result.name for result in read([str(tmp_path)])]
    assert names == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt", "b.txt", "c.txt.gz")]


def test_what_is_no_article_in_a_folder_is_passed_over_silently(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/x.txt", "README.txt", "readme.md", "notes.md", "photo.jpg", "report.pdf"):
        write(tmp_path / name, STORY)
    write(tmp_path / "a.txt", STORY)
    assert [result.name for result in read([str(tmp_path)])] == [str(tmp_path / "a.txt")]


def test_a_file_that_is_named_is_never_passed_over(tmp_path: Path) -> None:
    assert "convert it to .txt" in refusal(write(tmp_path / "photo.jpg", "x"))
    assert "pdftotext" in refusal(write(tmp_path / "report.pdf", "x"))
    assert only(write(tmp_path / "README.txt", STORY)).text == STORY


def test_a_glob_is_sorted_and_files_named_twice_are_read_once(tmp_path: Path) -> None:
    for name in ("b.html.txt", "a.html.txt", "a.csv"):
        write(tmp_path / name, STORY)
    paths = [str(tmp_path / "*.txt"), str(tmp_path / "a.html.txt")]
    assert [result.name for result in read(paths)] == [str(tmp_path / "a.html.txt"), str(tmp_path / "b.html.txt")]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    assert only(write(tmp_path / "[draft].txt", STORY)).text == STORY


def test_missing_paths_are_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / "gone.txt"), str(tmp_path / "empty"), str(tmp_path / "*.html"), write(tmp_path / "a.txt", STORY)]
    results = list(read(paths))
    assert [type(result) for result in results] == [Unreadable, Unreadable, Unreadable, Source]
    reasons = [result.reason for result in results if isinstance(result, Unreadable)]
    assert reasons[0] == "no such file or folder"
    assert reasons[1].startswith("holds no file that is read")
    assert reasons[2].startswith("matches no file that is read")


def test_names_that_are_no_text_or_no_path_are_reported(tmp_path: Path) -> None:
    assert refusals(["", "a\0b", "*\0", "x" * 5000])[0] == "no such file or folder"
    assert len(refusals(["", "a\0b", "*\0", "x" * 5000])) == 4
    (result,) = read([f"{tmp_path}/caf\udce9.txt"])
    assert result.name.encode()


def test_reading_is_lazy(tmp_path: Path) -> None:
    results = read([write(tmp_path / "a.txt", STORY), str(tmp_path / "b.txt")])
    assert isinstance(next(results), Source)
    write(tmp_path / "b.txt", STORY)
    assert isinstance(next(results), Source)


def test_files_of_one_article_each_can_be_counted(tmp_path: Path) -> None:
    text, page = write(tmp_path / "a.txt", STORY), write(tmp_path / "b.html", STORY)
    assert count([text, page]) == 2
    assert count([text, write(tmp_path / "c.csv", "text\nx\n")]) is None
    assert count(["-"]) is None


def test_formats_are_imported_when_met() -> None:
    code = "import sys, ingest.readers; print([m for m in ('trafilatura', 'lxml', 'yaml', 'dateparser') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- Standard input and gzip ---


@pytest.mark.parametrize(
    "data",
    [
        STORY,
        json.dumps({"text": STORY}) + "\n",
        json.dumps([{"text": STORY}], indent=2),
        f'id,text\n1,"{STORY}"\n',
        f"<!DOCTYPE html><html><body><article><p>{STORY}</p></article></body></html>",
    ],
    ids=["text", "jsonl", "json", "csv", "html"],
)
@pytest.mark.parametrize("compressed", [False, True])
def test_standard_input_is_known_by_its_content(data: str, compressed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = gzip.compress(data.encode()) if compressed else data.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    (result,) = read(["-"])
    assert isinstance(result, Source)
    assert result.name.startswith("standard input")
    assert result.article.text == STORY


@pytest.mark.parametrize(("name", "data"), [("a.txt.gz", STORY), ("a.jsonl.gz", json.dumps({"text": STORY}))])
def test_gzip_around_a_format(tmp_path: Path, name: str, data: str) -> None:
    assert only(write(tmp_path / name, gzip.compress(data.encode()))).text == STORY


def test_damaged_gzip(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.txt.gz", gzip.compress(STORY.encode())[:40])) == "is a damaged gzip file"
    assert refusal(write(tmp_path / "b.txt.gz", STORY)) == "is no gzip file, though its name ends in .gz"


# --- Encodings ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".csv"])
def test_unicode_with_and_without_a_mark(tmp_path: Path, encoding: str, suffix: str) -> None:
    text = "“I am from today a soldier of this revolution,” the spokesman read out — in Hijab’s name — in Amman."
    data = {".jsonl": json.dumps({"text": text}, ensure_ascii=False), ".csv": f'text\n"{text}"\n', ".html": f"<p>{text}</p>"}
    assert only(write(tmp_path / f"a{suffix}", data.get(suffix, text).encode(encoding))).text == text


def test_windows_1252_is_read_where_its_bytes_can_mean_nothing_else(tmp_path: Path) -> None:
    remarks: list[str] = []
    text = "He didn’t say “yes” — not at the café in Zürich."
    path = write(tmp_path / "a.txt", text.encode("cp1252"))
    (result,) = read([path], notice=remarks.append)
    assert isinstance(result, Source)
    assert result.article.text == text
    assert remarks == [f"{path}: is not UTF-8; read as Windows-1252"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The Polish foreign minister came from Gdańsk.", "cp1250"),
        ("The meeting in Šibenik was led by a man from Požarevac, near Kučevo.", "cp1250"),
        ("The Turkish army sent lorries to Şanlıurfa and Muğla.", "cp1254"),
        ("الجيش السوري", "cp1256"),
        ("Министр обороны", "cp1251"),
        ("They met in Köln, he said.", "cp850"),
        ("He said “no”, in Córdoba.", "mac_roman"),
        ("A château near Genève, in a treaty of the Élysée: très bien.", "latin-1"),
    ],
)
def test_other_encodings_are_refused_rather_than_read_wrongly(tmp_path: Path, text: str, encoding: str) -> None:
    reason = refusal(write(tmp_path / "a.txt", text.encode(encoding)))
    assert reason.startswith("is not UTF-8 text (byte 0x")
    assert "iconv" in reason


def test_damaged_utf8_is_no_windows_1252(tmp_path: Path) -> None:
    data = "The café, he said, didn".encode() + b"\x92" + b"t open."
    assert refusal(write(tmp_path / "a.txt", data)).startswith("is not UTF-8 text (byte 0x92 at 24)")


def test_binary_and_empty_files(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.txt", b"GIF89a\0\1\2")) == "is binary, not text"
    assert refusal(write(tmp_path / "b.txt", "one\1\2\3\4two")) == "is binary, not text"
    assert refusal(write(tmp_path / "c.csv", b"text\n\0\0\0")) == "is binary, not text"
    assert refusal(write(tmp_path / "d.txt", b"")) == "is empty"
    assert refusal(write(tmp_path / "e.txt", " \n\t\r\n")) == "is empty"
    assert refusal(write(tmp_path / "f.txt", "\ufeff\u200b\u00a0\n")) == "is empty"
    assert refusal(write(tmp_path / "g.jsonl", "\n\n")) == "is empty"


# --- The article ---


def test_the_text_is_normalised(tmp_path: Path) -> None:
    raw = "Ti\u00adtle\r\n\r\n\r\n\r\nHe\u00a0left the well\u2011known cafe\u0301.  \r\nThe \u200bend.\u2028New line.\x07\n\n"
    article = only(write(tmp_path / "a.txt", raw))
    assert article.name == "Title"
    assert article.text == "He left the well-known caf\u00e9.\nThe end.\nNew line."


def test_id_and_hash_come_from_address_and_text(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.jsonl", json.dumps({"url": "https://example.org/a?id=7&utm_source=x#top", "text": STORY})))
    assert article.url == "https://example.org/a?id=7"
    assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert article.id == article_id(article.url, article.sha256, article.publisher)


def test_an_article_without_a_title_is_named_by_its_first_words(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.txt", "He left.")).name == "He left."
    name = only(write(tmp_path / "b.txt", f"{STORY} {SECOND}")).name
    assert name == "Prime Minister Riad Hijab has left Syria for Jordan, a spokesman said on Monday.…"
    assert only(write(tmp_path / "c.txt", "x" * 500)).name == "x" * 80 + "…"


def test_options_stand_in_where_the_source_is_silent(tmp_path: Path) -> None:
    rows = [{"text": STORY}, {"text": SECOND, "published": "2012-08-06", "publisher": "Levant Wire"}]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    found = articles([path], published="3 August 2012", publisher="Archive")
    assert [(str(article.published), article.publisher) for article in found] == [
        ("2012-08-03", "Archive"),
        ("2012-08-06", "Levant Wire"),
    ]


def test_an_option_that_is_no_date_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="write YYYY-MM-DD"):
        read([str(tmp_path)], published="soon")


# --- Dates ---


@pytest.mark.parametrize(
    "value",
    [
        "2012-08-03", "2012-8-3", "2012/08/03", "20120803", "2012-08-03T23:11:00-05:00", "2012-08-03 00:30 UTC",
        "Aug 3, 2012", "Aug. 3, 2012 | 21:11 GMT", "August 3rd, 2012, 9:11 p.m. ET", "3 August 2012", "03-AUG-2012",
        "Friday, 3 August 2012", "Fri, 03 Aug 2012 21:11:00 +0000", "Fri Aug 03 21:11:00 +0000 2012", "21:11, 3 August 2012",
    ],
)  # fmt: skip
def test_dates_as_sources_write_them(tmp_path: Path, value: str) -> None:
    assert str(only(write(tmp_path / "a.json", json.dumps({"text": STORY, "published": value}))).published) == "2012-08-03"


def test_numeric_dates_are_read_where_they_can_only_be_one_day(tmp_path: Path) -> None:
    values = ["31/12/2012", "12/31/2012", "05/05/2012", "13.08.2012"]
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps({"text": STORY, "published": value}) for value in values))
    assert [str(article.published) for article in articles([path])] == ["2012-12-31", "2012-12-31", "2012-05-05", "2012-08-13"]


@pytest.mark.parametrize(
    "value", ["yesterday-ish", "2012", "2012-08", "Aug 3", "3/8/12", "1343952000", 1343952000, "30 February 2012", "0000-00-00"]
)
def test_what_is_no_date_costs_only_its_article(tmp_path: Path, value: object) -> None:
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps({"text": STORY, "published": day}) for day in (value, "2012-08-03")))
    bad, good = read([path])
    assert bad == Unreadable(f"{path}, line 1", f"published is '{value}', which is no date; write YYYY-MM-DD")
    assert isinstance(good, Source)


def test_a_date_that_may_be_two_days_is_refused(tmp_path: Path) -> None:
    reason = refusal(write(tmp_path / "a.txt", f"Published: 03/08/2012\n\n{STORY}"))
    assert reason == "published is '03/08/2012', which may be two days; write YYYY-MM-DD"


# --- Plain text ---


def test_a_header_block(tmp_path: Path) -> None:
    remarks: list[str] = []
    head = (
        "TITLE: Premier leaves: a history\npublished: 6 Aug 2012\nPublisher: Levant Wire\nURL: https://example.org/1\nID: 7\nA: x"
    )
    (result,) = read([write(tmp_path / "a.txt", f"{head}\n\nShort first line\n\n{STORY}")], notice=remarks.append)
    assert isinstance(result, Source)
    article = result.article
    assert (article.name, str(article.published), article.publisher) == ("Premier leaves: a history", "2012-08-06", "Levant Wire")
    assert (article.url, result.given_id) == ("https://example.org/1", "7")
    assert article.text == f"Short first line\n\n{STORY}"
    assert remarks == [f"{tmp_path / 'a.txt'}: not used: a"]


def test_a_header_without_a_text_is_no_article(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.txt", "Title: Premier leaves\nID: 3\n")) == "has a header, but no text after it"


def test_a_headline_with_a_colon_is_no_header(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", f"Syria: the premier leaves\n\n{STORY}"))
    assert (article.name, article.text) == ("Syria: the premier leaves", STORY)


LONG_STORY = f"{STORY} {SECOND}"
WRAPPED = "Prime Minister Riad Hijab of Syria, in office for two months, has left\nDamascus for Jordan with his family."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"The premier leaves\n\n{STORY}", "The premier leaves"),
        (f"Why did he leave?\n\n{STORY}", "Why did he leave?"),
        (f"The premier leaves\n{LONG_STORY}", "The premier leaves"),
        (f"He has left.\n\n{STORY}", None),
        (WRAPPED, None),
        (f"AMMAN, Aug 6 (Levant Wire) - The premier has left\n\n{STORY}", None),
        (f"2011\n\n{STORY}", None),
        ("Premier leaves", None),
    ],
)
def test_the_first_line_is_the_title_when_it_looks_like_one(tmp_path: Path, text: str, title: str | None) -> None:
    article = only(write(tmp_path / "a.txt", text))
    if title is None:
        assert article.text == text
    else:
        assert (article.name, article.text) == (title, text.removeprefix(title).strip())


def test_a_dateline_belongs_to_the_story(tmp_path: Path) -> None:
    dateline = f"AMMAN, Aug 6 (Levant Wire) - {STORY}"
    assert only(write(tmp_path / "a.txt", f"The premier leaves\n\n{dateline}")).text == dateline


def test_a_bare_story_may_have_a_byline_and_a_date_line(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.txt", f"The premier leaves\nBy our correspondent\n6 August 2012\n\n{STORY}"))
    assert (article.name, str(article.published), article.text) == ("The premier leaves", "2012-08-06", STORY)
    outlet = only(write(tmp_path / "b.txt", f"The premier leaves\n\nThe Orontes Courier, 6 August 2012\n\n{STORY}"))
    assert (outlet.publisher, str(outlet.published), outlet.text) == ("The Orontes Courier", "2012-08-06", STORY)


def test_a_list_in_front_of_a_story_is_no_menu(tmp_path: Path) -> None:
    text = f"Aleppo\nHoms\nIdlib\nHama\nDaraa\nRastan\n\n{LONG_STORY}\n\nRaqqa"
    assert only(write(tmp_path / "a.txt", f"Where officers left\n\n{text}")).text == text


def test_nothing_is_cut_from_a_bare_story(tmp_path: Path) -> None:
    text = (
        f'{STORY}\n\nAnalysis\n\n- 5 August: a bomb\n- 6 August: he is gone\n\n"Gone," he said.\n\n3 August 2012\n\nNobody knows'
    )
    assert only(write(tmp_path / "a.txt", text)).text == text


# --- Saved pages ---

TITLE = "Prime minister of Syria leaves his post and his country"
PARAGRAPHS = (
    "Prime Minister Riad Hijab has left Syria for Jordan with his family, a spokesman of his said on Monday. He had been in "
    "office for two months, and state television had announced his dismissal an hour earlier.",
    '"Why now?"',
    "What comes next",
    "Nobody knows.",
    "Opposition leaders spoke of a blow to the government. Others recalled that a prime minister of Syria commands neither the "
    "army nor the services, and that those have stayed where they were.",
)
HEAD = (
    "Skip to main content",
    "Search for",
    "No matches. Check your spelling and try again.",
    "Home",
    "World",
    "Money",
    "Letters",
)
FOOT = (
    "Related", "Ferries sail again after the storm", "Ten ways to cook lentils", "Sign up for our newsletter",
    "All the week in five minutes.", "12 comments", "A reader", "I always knew that he would go, and I said so at the time.",
    "We use cookies to remember you. Read our cookie policy.", "Copyright © 2009-2012 Orontes Tribune, LLC. All rights reserved.",
    "Orontes Tribune", "To tell the reader what he would otherwise have had to find out by himself.",
)  # fmt: skip


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n\n"], ids=["close", "apart", "wide"])
@pytest.mark.parametrize(
    "above",
    [
        ("Aug 6, 2012 | 21:11 GMT", "3 mins read", TITLE, TITLE),
        (TITLE, "By our Gulf desk", "Published: Monday, 6 August 2012", "Share", "Tweet", "Text size: A A A"),
        (TITLE, "Updated 7 August 2012", "First published 2012-08-06", "3 comments"),
        ("Monday, 6 August 2012", TITLE),
    ],
    ids=["date, title twice", "title, date", "two dates", "date, title"],
)
def test_the_story_of_a_saved_page_without_the_furniture(tmp_path: Path, gap: str, above: tuple[str, ...]) -> None:
    article = only(write(tmp_path / "a.txt", gap.join((*HEAD, *above, *PARAGRAPHS, *FOOT))))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.name, str(article.published), article.publisher) == (TITLE, "2012-08-06", "Orontes Tribune, LLC")


def test_a_box_inside_the_story_is_cut_and_the_story_goes_on(tmp_path: Path) -> None:
    lines = (
        *HEAD,
        TITLE,
        "6 August 2012",
        PARAGRAPHS[0],
        "Read more",
        "Ten ways to cook lentils",
        "Advertisement",
        PARAGRAPHS[4],
        *FOOT,
    )
    assert only(write(tmp_path / "a.txt", "\n".join(lines))).text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[4]}"


def test_a_timeline_and_a_standfirst_stay(tmp_path: Path) -> None:
    standfirst = "He crossed the border in the night, and the opposition rejoiced."
    timeline = ("- 5 August: a bomb explodes in the television building", "- 6 August: the prime minister is in Jordan")
    lines = (*HEAD, TITLE, standfirst, "6 August 2012", PARAGRAPHS[0], *timeline, *FOOT)
    assert only(write(tmp_path / "a.txt", "\n".join(lines))).text == "\n\n".join((standfirst, PARAGRAPHS[0], *timeline))


def test_wrapped_paragraphs_of_a_saved_page_stay_whole(tmp_path: Path) -> None:
    page = "\n\n".join((*HEAD, TITLE, "6 August 2012", WRAPPED, *FOOT))
    assert only(write(tmp_path / "a.txt", page)).text == WRAPPED


def test_the_seed() -> None:
    pages = sorted(SEED.glob("*.txt"))
    if not pages:
        pytest.skip("the seed article is not ours to publish, and is not beside this repository")
    article = only(str(pages[0]))
    text = article.text or ""
    assert article.name == "Syria: Another Defection Amid a Struggling Offensive"
    assert str(article.published) == "2012-08-03"
    assert (article.publisher or "").startswith("Stratfor")
    raw = " ".join(pages[0].read_text(encoding="utf-8").replace("\u00a0", " ").split())
    last = raw[: raw.index(" Connected Content")]
    first = last[last.rindex(article.name) + len(article.name) :].strip()
    assert " ".join(text.split()) == first


# --- HTML ---

NAV = '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>'
ASIDE = '<aside><h3>Most read</h3><ul><li><a href="/a">Bridge reopens, 2010-03-04</a></li><li>Ten lentil soups</li></ul></aside>'
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in (PARAGRAPHS[0], PARAGRAPHS[4]))
FOOTER = "<footer><p>&copy; 2011 Orontes Tribune. All rights reserved.</p><p>Privacy</p></footer>"


def page(head: str = "", above: str = "", body: str = BODY) -> str:
    head = f'<head><meta charset="utf-8"><title>{TITLE} | Orontes Tribune</title>{head}</head>'
    return f"<!DOCTYPE html><html>{head}<body>{NAV}<main><h1>{TITLE}</h1>{above}{body}</main>{ASIDE}{FOOTER}</body></html>"


def test_a_web_page(tmp_path: Path) -> None:
    head = """<link rel="canonical" href="https://tribune.example/3?id=3&amp;utm_medium=x#a">
        <meta property="og:site_name" content="The Tribune">
        <meta property="article:published_time" content="2012-08-06T23:30:00-05:00">"""
    article = only(write(tmp_path / "a.htm", page(head)))
    assert article.text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[4]}"
    assert (article.name, str(article.published), article.publisher) == (TITLE, "2012-08-06", "The Tribune")
    assert article.url == "https://tribune.example/3?id=3"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta name="date" content="6 August 2012">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2012-08-06T10:00:00Z"}</script>', ""),
        ("", '<time datetime="2012-08-06">yesterday</time>'),
        ("", '<p class="post-meta">Published: Monday, 6 August 2012</p>'),
        ("", "<p>6 August 2012</p>"),
        ('<link rel="canonical" href="https://tribune.example/2012/08/06/premier">', ""),
    ],
    ids=["meta", "json-ld", "time", "class", "first line", "address"],
)
def test_the_day_of_a_web_page(tmp_path: Path, head: str, above: str) -> None:
    article = only(write(tmp_path / "a.html", page(head, above)))
    assert (str(article.published), article.text) == ("2012-08-06", f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[4]}")


def test_a_date_of_another_article_is_not_taken(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.html", page()))
    assert (article.published, article.publisher) == (None, "Orontes Tribune")


def test_a_short_story_comes_without_the_menu(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.html", page(body=f"<p>{STORY}</p>"))).text == STORY


def test_a_page_laid_out_in_a_table(tmp_path: Path) -> None:
    layout = f"<table><tr><td><a href=/>Home</a><br><a href=/w>World</a></td><td><b>{TITLE}</b>{BODY}</td></tr></table>"
    text = only(write(tmp_path / "a.html", f"<html><head><title>{TITLE}</title></head><body>{layout}</body></html>")).text
    assert text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[4]}"


def test_the_encoding_that_a_page_declares(tmp_path: Path) -> None:
    text = PARAGRAPHS[0].replace("Hijab", "Ĥijab").replace("Ĥ", "Ř")
    czech = page(body=f"<p>{text}</p>").replace("utf-8", "windows-1250")
    assert only(write(tmp_path / "a.html", czech.encode("cp1250"))).text == text
    latin = page(body=f"<p>“très bien” – {PARAGRAPHS[0]}</p>").replace("utf-8", "iso-8859-1")
    assert "“très bien” –" in (only(write(tmp_path / "b.html", latin.encode("cp1252"))).text or "")


def test_a_page_without_a_story(tmp_path: Path) -> None:
    reason = refusal(write(tmp_path / "a.html", page(body="")))
    assert reason == "holds no story that could be told from the menus around it"


# --- JSON and CSV ---

ROW = {
    "id": 7, "url": "https://example.org/1", "title": "Premier leaves", "publisher": "Levant Wire",
    "published": "2012-08-06", "text": STORY,
}  # fmt: skip


def same(result: Source | Unreadable) -> bool:
    assert isinstance(result, Source)
    article = result.article
    fields = (result.given_id, article.url, article.name, article.publisher, str(article.published), article.text)
    return fields == tuple(str(value) for value in ROW.values())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", json.dumps(ROW)),
        ("a.json", json.dumps([ROW], indent=1)),
        ("a.json", json.dumps(ROW, indent=1)),
        ("a.json", json.dumps({"articles": [ROW]})),
        ("a.json", json.dumps(ROW) + "\n\n"),
        ("a.jsonl", json.dumps([ROW], indent=1)),
        ("a.csv", ",".join(ROW) + "\n" + ",".join(f'"{value}"' for value in ROW.values())),
        ("a.csv", ";".join(ROW).upper() + "\r\n" + ";".join(map(str, ROW.values())) + "\r\n"),
        ("a.tsv", "\t".join(ROW) + "\n" + "\t".join(map(str, ROW.values()))),
        ("a.csv", "\ufeffsep=;\r\n" + ";".join(ROW) + "\r\n" + ";".join(map(str, ROW.values())) + "\r\n"),
    ],
)
def test_all_shapes_of_rows(tmp_path: Path, name: str, data: str) -> None:
    (result,) = read([write(tmp_path / name, data)])
    assert same(result)


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", "\n".join(json.dumps({"text": text}) for text in (STORY, SECOND)))
    assert [article.text for article in articles([path])] == [STORY, SECOND]


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    rows = [
        '{"text": "One."}',
        "{broken",
        '{"id": 3, "title": "x"}',
        '["text"]',
        '{"text": 4}',
        '{"text": " "}',
        '{"text": "\\ud800"}',
    ]
    path = write(tmp_path / "a.jsonl", "\n".join([*rows, "", '{"text": "Two.", "title": ["x"]}', '{"text": "Three."}']))
    results = list(read([path]))
    assert [result.article.text for result in results if isinstance(result, Source)] == ["One.", "Three."]
    reasons = {result.name.removeprefix(f"{path}, "): result.reason for result in results if isinstance(result, Unreadable)}
    assert reasons.pop("line 2").startswith("is not JSON (Expecting property name")
    assert reasons == {
        "line 3": "has no text; it has id, title",
        "line 4, article 1": "is a text, not an object with a text",
        "line 5": "text is a number, not a text",
        "line 6": "has no text; it has text",
        "line 7": "holds half a character (U+D800 at 0)",
        "line 9": "title is a list, not a text",
    }


def test_a_line_in_another_encoding_costs_only_itself(tmp_path: Path) -> None:
    lines = ["Gdańsk.".encode(), "Gdańsk.".encode("cp1250"), "Córdoba.".encode("cp1252")]
    path = write(tmp_path / "a.jsonl", b"\n".join(b'{"text": "' + line + b'"}' for line in lines))
    first, second, third = read([path])
    assert isinstance(second, Unreadable)
    assert second.reason.startswith("is not UTF-8 text (byte 0xf1 at 3)")
    assert [result.article.text for result in (first, third) if isinstance(result, Source)] == ["Gdańsk.", "Córdoba."]


def test_a_csv_without_a_text_column_names_those_it_has(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.csv", "id,body\n1,x\n")) == "has no column `text`; its columns are id, body"
    assert refusal(write(tmp_path / "b.csv", "text,text\nx,y\n")) == "has 2 columns `text`"
    assert refusal(write(tmp_path / "c.csv", "id,text\n")) == "holds no article"


def test_rows_of_a_csv_that_do_not_fit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f'id,text\n1,"{STORY}"\n2\n\n3,a,b\n4,x\n5,"never closed\n6,y\n')
    results = {result.name.removeprefix(f"{path}, "): result for result in read([path])}
    assert [name for name, result in results.items() if isinstance(result, Source)] == ["row 2", "row 6"]
    reasons = {name: result.reason for name, result in results.items() if isinstance(result, Unreadable)}
    assert reasons["row 3"] == "has no text; it has id"
    assert reasons["row 5"] == "has 3 values for 2 columns; is a quote missing?"
    assert reasons["row 7"].startswith("the quotes do not match")


def test_other_columns_are_reported_once_a_file(tmp_path: Path) -> None:
    remarks: list[str] = []
    table = write(tmp_path / "a.csv", "section,text,author\nx,One.,y\nx,Two.,y\n")
    lines = write(tmp_path / "b.jsonl", '{"text": "One.", "page": 1}\n{"text": "Two.", "page": 2, "author": "y"}\n')
    assert len(list(read([table, lines], notice=remarks.append))) == 4
    assert remarks == [f"{table}: not used: author, section", f"{lines}: not used: author, page"]


# --- Size ---


def seconds(path: str, expected: int) -> float:
    start = time.perf_counter()
    assert len(articles([path])) == expected
    return time.perf_counter() - start


@pytest.mark.parametrize("shape", ["line", "legacy", "digits", "blanks", "csv", "jsonl"])
def test_fifty_megabytes_on_one_line_are_read_in_seconds(tmp_path: Path, shape: str) -> None:
    words = "the officer left his post and crossed the border " * 1_000_000
    data = {
        "line": lambda: write(tmp_path / "a.txt", words),
        "legacy": lambda: write(tmp_path / "a.txt", words.replace("post", "caf\u00e9").encode("cp1252")),
        "digits": lambda: write(tmp_path / "a.txt", "12-" * 16_000_000),
        "blanks": lambda: write(tmp_path / "a.txt", "a" + " " * 25_000_000 + "b" + "\n" * 25_000_000 + "c"),
        "csv": lambda: write(tmp_path / "a.csv", f'text\n"{words}"\n'),
        "jsonl": lambda: write(tmp_path / "a.jsonl", json.dumps({"text": words})),
    }
    assert seconds(data[shape](), 1) < 30


@pytest.mark.parametrize("line", ["A short line about nothing", "Home {} | News", "On 3 August 2012 he left.", "3 August 2012"])
def test_two_hundred_thousand_lines_are_read_in_seconds(tmp_path: Path, line: str) -> None:
    text = "\n".join(line.format(number) for number in range(200_000))
    assert seconds(write(tmp_path / "a.txt", f"{text}\n{STORY}"), 1) < 30


# --- Any bytes ---

SCRAPS = st.sampled_from(
    [
        b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b'"', b"{", b"[", b"]", b"\n", b"\r", b"\n\n", b"\\ud800", b"\x92",
        b"\xc3\xa9", b",", b"text", b"id", b"Title: ", b"Published: 2012-08-03", b"6 August 2012", b"Copyright ", b"Related",
        b"Comments", b"Why?", b"He left. ", b'{"text": "He left."}', b"<html>", b"<p>", b"</p>", b"<title>", b"&#0;",
        b"<meta charset=koi8-r>", b"9" * 50,
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=200), st.lists(st.one_of(SCRAPS, st.binary(max_size=3)), max_size=25).map(b"".join)),
    suffix=st.sampled_from([".txt", ".html", ".json", ".jsonl", ".csv", ".txt.gz", ".jsonl.gz"]),
    compressed=st.booleans(),
)
def test_any_bytes_give_an_article_or_a_reason(tmp_path: Path, data: bytes, suffix: str, compressed: bool) -> None:
    path = write(tmp_path / f"a{suffix}", gzip.compress(data) if compressed else data)
    results = list(read([path]))
    assert results
    for result in results:
        if isinstance(result, Source):
            assert result.article.text
            assert result.article.name
            assert result.article.text.encode()
        else:
            assert result.reason.encode()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60), min_size=1, max_size=6))
def test_a_text_that_was_read_reads_the_same_again(tmp_path: Path, lines: list[str]) -> None:
    rows = [json.dumps({"text": text}) for text in ("\n".join(lines), "\n\n".join(lines)) if text.strip()]
    first = [result.article for result in read([write(tmp_path / "a.jsonl", "\n".join(rows))]) if isinstance(result, Source)]
    again = write(tmp_path / "b.jsonl", "\n".join(json.dumps({"text": article.text}) for article in first))
    assert [result.article.id for result in read([again]) if isinstance(result, Source)] == [article.id for article in first]


def test_files_of_other_kinds_are_named_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Riad Hijab resigned.", encoding="utf-8")
    for name in ("b.docx", "c.pdf", ".hidden", "notes.md"):
        (tmp_path / name).write_bytes(b"x")
    remarks: list[str] = []
    assert len(list(read([str(tmp_path)], notice=remarks.append))) == 1
    assert remarks == [f"2 of other kinds passed over, the first is {tmp_path / 'b.docx'}"]
