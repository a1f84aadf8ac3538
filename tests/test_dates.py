"""Dates: what the words mean, how precisely, and which of an article's dates is that of an event.

The articles here are published on Wednesday, 15 August 2012, unless a test says otherwise.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.repeats import together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs
from ingest.text.dates.finder import DateFinder, heading

PUBLISHED = dt.date(2012, 8, 15)
LEXICON = load_packs()
EXTRACTOR = RuleExtractor(LEXICON)


def dates(*sentences: str, published: dt.date | None = PUBLISHED, headline: str = "") -> list[str]:
    """The values of the dates of the last sentence, after the others were read."""
    finder = DateFinder(published, headline, LEXICON.events.dated_saying)
    found = [finder.find(sentence, frozenset(re.findall(r"\w+", sentence.lower()))) for sentence in sentences]
    return [date.value for date in found[-1]]


def told(text: str, published: dt.date | None = PUBLISHED, headline: str = "News") -> list[tuple[str, str | None, str | None]]:
    """Who changes sides, the date, and what it is the date of: a line for each event."""
    article = Article(id="article:x", name=headline, published=published, sha256="x", text=text)
    said: list[Statement] = together(EXTRACTOR.read(article).statements)
    return [(s.subject.name, s.date, s.date_basis) for s in said if s.kind == "DEFECTED_TO" and s.modality != "denied"]


def day(text: str, **given: dt.date | str | None) -> tuple[str | None, str | None]:
    """Date and basis of the one event of a text."""
    ((_, date, basis),) = told(text, **given)  # type: ignore[arg-type]
    return date, basis


# --- the grammar ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 3 August", "2012-08-03"),
        ("on August 3, 2011", "2011-08-03"),
        ("on the 3rd of August", "2012-08-03"),
        ("on the third of August", "2012-08-03"),
        ("on the twenty-second of July", "2012-07-22"),
        ("on the night of 3 August", "2012-08-03"),
        ("at dawn on 2 June", "2012-06-02"),
        ("on the last day of February", "2012-02-29"),
        ("on 2012-08-03", "2012-08-03"),
        ("on 13/03/2012", "2012-03-13"),
        ("on 12.03.2012", "2012-03-12"),
        ("on New Year's Day", "2012-01-01"),
        ("on Christmas Eve", "2011-12-24"),
        ("yesterday", "2012-08-14"),
        ("overnight", "2012-08-15"),
        ("last night", "2012-08-14"),
        ("on Friday", "2012-08-10"),
        ("late Friday", "2012-08-10"),
        ("on Wednesday", "2012-08-15"),
        ("last Wednesday", "2012-08-08"),
        ("on Monday of last week", "2012-08-06"),
        ("four days ago", "2012-08-11"),
        ("ten days ago", "2012-08-05"),
        ("a week ago", "2012-08-08"),
    ],
)
def test_a_day(words: str, value: str) -> None:
    assert dates(f"He left {words}.") == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("in March", "2012-03"),
        ("in December", "2011-12"),
        ("in mid-October 2011", "2011-10"),
        ("in the last week of October 2011", "2011-10"),
        ("in the first days of July", "2012-07"),
        ("in late July", "2012-07"),
        ("early this month", "2012-08"),
        ("last month", "2012-07"),
        ("in the first week of August", "2012-08"),
        ("in April last year", "2011-04"),
        ("last week", "2012-08"),
        ("two weeks ago", "2012-08"),
        ("a fortnight ago", "2012-08"),
        ("three weeks ago", "2012-07"),
        ("two months ago", "2012-06"),
        ("over the weekend", "2012-08"),
        ("between 3 and 5 May", "2012-05"),
        ("from 28 to 30 June 2011", "2011-06"),
    ],
)
def test_a_month(words: str, value: str) -> None:
    assert dates(f"He left {words}.") == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("in 2011", "2011"),
        ("early in 2012", "2012"),
        ("in the spring of 2011", "2011"),
        ("in autumn 2011", "2011"),
        ("this spring", "2012"),
        ("last autumn", "2011"),
        ("earlier this year", "2012"),
        ("two years ago", "2010"),
        ("on 12/03/2011", "2011"),
    ],
)
def test_a_year_where_no_more_is_said(words: str, value: str) -> None:
    assert value in dates(f"He left {words}.")


@pytest.mark.parametrize(
    "words",
    ["next Friday", "on a Friday", "last winter", "on 31 February", "from 2007 to 2011", "two days later", "a few weeks ago"],
)
def test_words_that_do_not_say_when(words: str) -> None:
    assert set(dates(f"He left {words}.")) == {""}


@pytest.mark.parametrize(
    "text", ["He may leave.", "They march on.", "Some 2000 men left.", "The 17th Division", "on the 4th Brigade"]
)
def test_words_that_are_no_date(text: str) -> None:
    assert dates(text) == []


def test_a_night_between_two_days_is_that_of_the_first() -> None:
    assert dates("He crossed in the night of 3 to 4 May.") == ["2012-05-03"]


def test_a_weekday_beside_a_date_is_that_day() -> None:
    assert dates("He left on Friday, 3 August, with his men.") == ["2012-08-03", "2012-08-03"]


def test_without_a_day_of_publication_only_what_is_stated_is_known() -> None:
    assert dates("He left on Friday, in March and in May 2011.", published=None) == ["", "2011-03", "2011-05"]
    assert dates("He left on 19 July.", published=None, headline="Timeline: the border in 2011") == ["2011-07-19"]


def test_a_dateline_is_no_date_of_the_story_but_may_date_the_article() -> None:
    assert dates("AMMAN, Aug 12 (Reuters) - He left on Friday.") == ["", "2012-08-10"]
    assert dates("AMMAN, Aug 12, 2011 (Reuters) - He left on Friday.", published=None) == ["", "2011-08-12"]


# --- dates that count from another ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two days later", "2012-05-12"),
        ("the following day", "2012-05-11"),
        ("the next morning", "2012-05-11"),
        ("the day before", "2012-05-09"),
        ("a week earlier", "2012-05-03"),
        ("the same day", "2012-05-10"),
        ("on the 21st", "2012-05-21"),
        ("the following Monday", "2012-05-14"),
        ("the previous Monday", "2012-05-07"),
        ("that month", "2012-05"),
        ("the following month", "2012-06"),
        ("two months earlier", "2012-03"),
        ("a few days later", "2012-05"),
        ("that year", "2012"),
        ("a year earlier", "2011"),
        ("in June of that year", "2012-06"),
    ],
)
def test_a_date_counts_from_the_one_told_before(words: str, value: str) -> None:
    assert dates("The general fled on 10 May 2012.", f"His deputy left {words}.")[-1] == value


def test_earlier_counts_from_the_day_of_the_report_when_nothing_else_is_told() -> None:
    assert dates("The general has left, the council said on Monday.", "He had gone ten days earlier.") == ["2012-08-03"]


def test_later_does_not_count_from_the_day_of_the_report() -> None:
    assert dates("He fled on 1 August, the council said on Monday.", "His aide left two days later.") == ["2012-08-03"]


def test_days_before_a_day_that_the_sentence_names() -> None:
    assert dates("He left two days before the base fell on 4 March.") == ["2012-03-02", ""]


def test_a_month_in_a_story_of_an_earlier_year_is_of_that_year() -> None:
    assert dates("He came home in January 2011 and left on 19 February.") == ["2011-01", "2011-02-19"]


def test_more_than_some_time_ago_is_less_precise() -> None:
    assert dates("He left two months ago.") == ["2012-06"]
    assert dates("He left more than two months ago.") == ["2012"]
    assert dates("He left over a year ago.") == ["2011"]
    assert dates("He left half a year ago.", published=dt.date(2012, 12, 20)) == ["2012"]
    assert dates("He left half a year ago.") == [""]  # February 2012, or before


def test_the_year_that_begins_a_sentence_is_that_of_its_months() -> None:
    assert dates("In 2010 he was first to leave, in August by most accounts, on 3 September by one.") == [
        "2010",
        "2010-08",
        "2010-09-03",
    ]
    assert dates("He came home in 2010 and left in February.") == ["2010", "2012-02"]


# --- headings and timelines -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2011", "2011:", "OCTOBER", "April 2011", "May.", "3 August 2012"])
def test_a_line_that_is_a_date_heads_what_follows(text: str) -> None:
    assert heading(text)


@pytest.mark.parametrize("text", ["Brigade 2011 was lost", "Friday was quiet", "", "may", "The 17th Division"])
def test_a_line_that_is_more_than_a_date_is_no_heading(text: str) -> None:
    assert not heading(text)


def test_entries_of_a_timeline_go_on_from_the_year_before() -> None:
    text = (
        "- November 2010: Colonel Arvo Senk defects to the rebels.\n- December 30: Major Mai Oren defects to the rebels.\n"
        "- March 8: Captain Ule Tamm deserts from the army and joins the rebels."
    )
    assert told(text) == [
        ("Arvo Senk", "2010-11", "act"), ("Mai Oren", "2010-12-30", "act"), ("Ule Tamm", "2011-03-08", "act"),
    ]  # fmt: skip


def test_an_event_under_a_heading_has_its_date_unless_it_has_its_own() -> None:
    text = (
        "2011\n\nOCTOBER\n\nColonel Arvo Senk defected to the rebels. Major Mai Oren defected to the rebels on the 9th.\n\n"
        "THOSE WHO STAYED\n\nCaptain Ule Tamm defected to the rebels."
    )
    assert told(text) == [("Arvo Senk", "2011-10", "act"), ("Mai Oren", "2011-10-09", "act"), ("Ule Tamm", None, None)]


# --- the day of the act -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Colonel Arvo Senk defected to the rebels on Friday.", "2012-08-10"),
        ("On Friday Colonel Arvo Senk, who had led the 5th Brigade since 2009, defected to the rebels.", "2012-08-10"),
        ("Colonel Arvo Senk, elected to the council in May, defected to the rebels on Friday.", "2012-08-10"),
        ("Colonel Arvo Senk, head of the 5th Brigade until early June, has defected to the rebels.", None),
        ("Colonel Arvo Senk led the 5th Brigade until June, when he defected to the rebels.", "2012-06"),
        ("Colonel Arvo Senk, let in under a 2009 peace deal, has defected to the rebels.", None),
        ("Colonel Arvo Senk, whose face was on stamps in 1986, has defected to the rebels.", None),
        ("Colonel Arvo Senk defected to the rebels with an aide who was arrested in March.", None),
        ("Colonel Arvo Senk has defected to the rebels and will speak in November.", None),
        ("Colonel Arvo Senk is the third officer to desert from the 5th Brigade since its return to the coast in 2010.", None),
    ],
)
def test_a_date_of_something_else_is_not_taken(text: str, date: str | None) -> None:
    assert told(text)[0][1] == date


# --- the day of the announcement, and that of the report --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Arvo Senk announced on Monday that he had defected to the rebels.",
        "Colonel Arvo Senk announced his defection to the rebels in a video on Monday.",
        "In a video posted on Monday Colonel Arvo Senk said that he had defected to the rebels.",
    ],
)
def test_who_announces_it_dates_it_by_the_announcement(text: str) -> None:
    assert day(text) == ("2012-08-13", "announcement")


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Arvo Senk has defected to the rebels, the opposition council said on Monday.",
        "The opposition council announced on Monday that Colonel Arvo Senk had defected to the rebels.",
        "Colonel Arvo Senk said on Monday that he had defected to the rebels.",
    ],
)
def test_the_day_on_which_it_is_said_is_no_date_of_the_act(text: str) -> None:
    assert day(text) == (None, None)


def test_the_act_comes_before_the_announcement_and_the_report() -> None:
    text = "Colonel Arvo Senk announced on Monday that he had defected to the rebels on 2 August, the council said on Tuesday."
    assert day(text) == ("2012-08-02", "act")


# --- another sentence that tells when ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "later",
    [
        "He crossed the border on Friday.",
        "The colonel reached Jordan late on Friday, a relative said.",
        "Senk, 51, handed in his letter on Friday and took a bus to the coast.",
        "He was welcomed on Friday by the head of the council.",
    ],
)
def test_an_undated_event_takes_the_day_on_which_he_went(later: str) -> None:
    assert day(f"Colonel Arvo Senk has defected to the rebels, the council said on Monday. {later}") == ("2012-08-10", "act")


def test_a_month_becomes_the_day_that_another_sentence_gives() -> None:
    assert day("Colonel Arvo Senk defected to the rebels last week. He crossed the border on 7 August.") == ("2012-08-07", "act")


def test_also_when_only_the_second_names_him() -> None:
    text = (
        "A colonel who defected to the rebels last week has asked for asylum. Colonel Arvo Senk crossed the border on 7 August."
    )
    assert day(text) == ("2012-08-07", "act")


@pytest.mark.parametrize(
    "later",
    ["He was to cross the border on Friday.", "Major Mai Oren crossed the border on Friday.", "The border was closed on Friday."],
)
def test_it_does_not_take_the_day_of_another_man_or_of_what_did_not_happen(later: str) -> None:
    assert told(f"Colonel Arvo Senk has defected to the rebels, the council said on Monday. {later}")[0][1:] == (None, None)


def test_leaving_and_joining_within_a_year_is_one_move_unless_the_first_step_names_a_side() -> None:
    left = "Colonel Arvo Senk defected from the Syrian army in May 2010."
    steps = told(f"{left} In January 2011 he joined the Free Syrian Army.")

    assert steps == [("Arvo Senk", "2010-05", "act")]
    assert len(told(f"{left} In June 2012 he joined the Free Syrian Army.")) == 2
    assert (
        len(told("Colonel Arvo Senk defected to Jabhat al-Nusra in May 2010. In January 2011 he joined the Free Syrian Army."))
        == 2
    )


def test_the_day_of_the_act_replaces_that_of_the_announcement_when_tellings_are_joined() -> None:
    text = "Colonel Arvo Senk announced on Monday that he had defected to the rebels. Senk defected from the army in July."
    assert day(text) == ("2012-07", "act")


# --- any text ---------------------------------------------------------------------------------------------------------

_WORDS = (
    "on|in|the|of|last|next|that|same|following|May|3rd|31|29 February|0|99|12/31/2011|Friday|week|two|years|days|ago|later|"
    "before|after|2012|1999|winter|New Year's Day|:|-|,|.|until|to|said"
).split("|")


@given(st.lists(st.sampled_from(_WORDS), max_size=30), st.none() | st.dates())
def test_whatever_is_found_is_a_date_or_nothing(words: list[str], published: dt.date | None) -> None:
    finder = DateFinder(published)
    for text in (" ".join(words), " ".join(reversed(words))):
        for date in finder.find(text, frozenset(word.lower() for word in " ".join(words).split())):
            assert date.value == "" or dt.date.fromisoformat(f"{date.value}-01-01"[:10])
            assert 0 <= date.start < date.end <= len(text)


def test_a_day_from_which_an_act_is_counted_is_not_its_day() -> None:
    text = "Captain Omar Rahhal of the 9th Division defected on Monday, two days after Captain Sami Turk of the navy defected."
    assert {name: date for name, date, _ in told(text)} == {"Omar Rahhal": "2012-08-13", "Sami Turk": None}
    fronted = "On 18 July, three days after the shooting began, Captain Omar Rahhal of the 9th Division defected."
    assert day(fronted) == ("2012-07-18", "act")


@pytest.mark.parametrize(
    ("others", "date"),
    [("", "2012-08-09"), ("Major Sami Turk of the navy defected too. ", None)],
)
def test_an_act_of_nobody_named_is_his_who_alone_has_left(others: str, date: str | None) -> None:
    text = f"Captain Omar Rahhal of the 9th Division has defected. {others}A Turkish official said he had crossed on Thursday."
    assert {name: date for name, date, _ in told(text)}["Omar Rahhal"] == date
