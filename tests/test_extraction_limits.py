"""Texts that no reporter writes: the extractor reads them to the end, and every quote is the text at its offsets.

No clock is asserted here. What grows faster than the text would not end: most texts are of a hundred thousand characters or more.
"""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.schema import Article
from graph.statement import Reading
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs
from ingest.text.persons.coreference import NAMESAKES
from ingest.text.tokens.sentences import LONGEST, Splitter
from ingest.text.tokens.tokens import Tokenizer

EXTRACTOR = RuleExtractor(load_packs())
OPENING = "Colonel Nasr Mustafa defected"

WORDS = (
    "Colonel|Nasr|Mustafa|al-Assad|Mr.|Lt.|he|she|they|who|,|;|:|.|\n\n|“|”|'s|(|)|-|and|the|a|of|to|from|in|on|with|not|if|"
    "said|denied|reportedly|defected|deserted|left|joined|resigned|defection|his|army|Free Syrian Army|17th Division|FSA|rebels|"
    "Alawite|Syrian|Syria|Turkey|Damascus|head|ambassador|oil minister|former|July 3|2012|yesterday|Friday|two|pilot|officers|"
    "named|Four|They|are|The|council|its|spokesman|both|denied the report|did the same|identified as|alias|Abu|brother|"
    "(FSA)|“I|”|[|]|—|\n- |2011:\n\n|Brig. Gens.|Bani Khalid|tribe|killed|replaced|Front"
).split("|")


def read(text: str) -> Reading:
    """The reading of a text of August 2012, whose quotes are checked."""
    reading = EXTRACTOR.read(Article(id="article:x", name="-", published=dt.date(2012, 8, 1), sha256="x", text=text))
    for statement in reading.statements:
        assert statement.quote == text[statement.start : statement.end]
        assert len(statement.quote) <= LONGEST
    return reading


def names(count: int) -> list[str]:
    """Names of as many people, no word of which is in two: `Bababab Vababab`, ..."""

    def word(first: str, number: int) -> str:
        return first + "".join("aeiou"[int(digit) % 5] + "bdfgklmnrs"[int(digit)] for digit in f"{number:05}")

    return [f"{word('B', number)} {word('V', number)}" for number in range(count)]


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING} {'from the army and the rebels ' * 34_000}",
        f"{OPENING} to {'a' * 1_000_000}",
        f"{OPENING} {'Xa Yb ' * 160_000}",
        f"{OPENING} {'quit left joined defected ' * 4_000}",
        f"{OPENING}{'.' * 200_000}x",
        f"{OPENING} {'A.' * 100_000}",
        f"{OPENING} {'.x' * 100_000}",
        f"{OPENING} {'a-' * 100_000}",
        f"{OPENING} on {'1' * 200_000}",
        f"{OPENING} on {'2012-' * 40_000}",
        f"{OPENING}{chr(10) * 1_000_000}x",
        f"{OPENING}{(chr(10) + ' ') * 500_000}x",
        f"{OPENING}. {' ' * 1_000_000}x",
        f"{OPENING}. {'. - a b c d' * 20_000}",
    ],
    ids="words one-word capitals verbs dots initials dotted hyphens digits dates lines blank-lines blanks dashes".split(),
)  # fmt: skip
def test_one_sentence_of_a_whole_text(text: str) -> None:
    reading = read(text)
    assert {statement.kind for statement in reading.statements} >= {"DEFECTED_TO"}


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("“", "”"), ('"', '"'), ("[“(", ")”]")])
def test_nested_quotes_and_brackets(opening: str, closing: str) -> None:
    reading = read(f"{OPENING} {opening * 50_000}the army{closing * 50_000}.")
    assert [statement.subject.name for statement in reading.statements if statement.kind == "DEFECTED_TO"] == ["Nasr Mustafa"]


def test_ten_thousand_names_in_one_sentence_and_in_one_paragraph() -> None:
    people = names(10_000)
    text = f"Colonel {', Colonel '.join(people)} defected."
    cut = 2 * len(text) // LONGEST  # a sentence that is too long is cut, at most so often, and a name with it
    told = read(" ".join(f"Colonel {name} defected from the army." for name in people))
    assert len(set(people) - {mention.entity.name for mention in read(text).mentions}) <= cut
    assert {s.subject.name for s in told.statements if s.kind == "DEFECTED_TO"} == set(people)


def test_ten_thousand_men_of_one_given_name_are_ten_thousand_men() -> None:
    people = [f"Nasr {name.split()[1]}" for name in names(10_000)]
    told = read(" ".join(f"Colonel {name} defected from the army." for name in people))
    assert {s.subject.name for s in told.statements if s.kind == "DEFECTED_TO"} == set(people)


def test_a_surname_alone_is_found_among_more_namesakes_than_are_looked_at() -> None:
    people = [f"Nasr {name.split()[1]}" for name in names(NAMESAKES * 3)]
    first = people[0].split()[1]
    told = read(" ".join(f"Colonel {name} spoke." for name in people) + f" On Monday {first} defected from the army.")
    assert {s.subject.name for s in told.statements if s.kind == "DEFECTED_TO"} == {people[0]}


def test_one_man_of_three_thousand_posts_and_events() -> None:
    bodies = [name.split()[0] for name in names(3_000)]
    told = read(" ".join(f"Nasr Mustafa, head of the {body} Brigade, defected. He joined the rebels." for body in bodies))
    assert {s.subject.name for s in told.statements} == {"Nasr Mustafa"}


def test_pronouns_far_from_whom_they_mean() -> None:
    women = " ".join(f"Mrs {name} left the country." for name in names(3_000))
    told = read(f"Mr. Nasr Mustafa, a colonel, spoke. {women} {'He defected to the rebels. ' * 3_000}")
    assert {s.subject.name for s in told.statements if s.kind == "DEFECTED_TO" and s.object} == {"Nasr Mustafa"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Colonel {0}, head of the {1} Brigade, defected.",
        "Colonel {0} of the {1} Brigade (B{2}) defected. B{2} fought.",
        "A colonel defected from the army. He was identified as {0}.",
        "{0}, alias Abu {1}, an Alawite from Homs, left the army, activist {1} said.",
        "On 5 July 2012 Colonel {0} was joined by a spokesman for the {1}.",
    ],
    ids="posts letters named-later aliases attached".split(),
)
def test_thousands_of_a_kind(sentence: str) -> None:
    people = names(4_000)
    told = read(" ".join(sentence.format(name, name.split()[0], number) for number, name in enumerate(people)))
    assert set(people) <= {form for mention in told.mentions for form in mention.names}


@pytest.mark.parametrize("link", [" and ", "; ", ", Colonel ", "\n- Colonel "], ids="and semicolons commas bullets".split())
def test_ten_thousand_names_in_one_list(link: str) -> None:
    people = names(10_000)
    text = f"Those who defected from the army are Colonel {link.join(people)}."
    cut = 2 * len(text) // LONGEST  # see above
    assert len(set(people) - {form for mention in read(text).mentions for form in mention.names}) <= cut


def test_ten_thousand_groups_who_are_named_later() -> None:
    people = names(10_000)
    told = read(
        " ".join(
            f"Two officers defected from the army. They are Colonel {one} and Major {other}."
            for one, other in zip(people[::2], people[1::2], strict=True)
        )
    )
    assert {s.subject.name for s in told.statements if s.kind == "DEFECTED_TO"} == set(people)


def test_ten_thousand_denials() -> None:
    people = names(10_000)
    told = read(" ".join(f"Colonel {name} reportedly defected to the rebels. He denied the report." for name in people))
    assert {s.subject.name for s in told.statements if s.modality == "denied"} == set(people)


def test_one_report_denied_ten_thousand_times() -> None:
    told = read(f"{OPENING} to the rebels, activists said. {'The ministry denied the report. ' * 10_000}")
    assert {(s.subject.name, s.modality) for s in told.statements if s.kind == "DEFECTED_TO"} == {("Nasr Mustafa", "denied")}


@pytest.mark.parametrize(
    "sentence",
    [
        "A pilot who was called Khalil joined the rebels.",
        "An officer whom an aide named Samir Nasr had trained, Colonel Khalil, defected.",
        "The first officer to defect said that a man who was named Nasr left the army.",
        "The first officer to defect said that named Nasr the.",
    ],
)
def test_a_name_or_nothing_where_a_clause_has_its_subject(sentence: str) -> None:
    """The reader always goes on to the left: a name that stands after `who` once sent it back for ever."""
    read(sentence)


@pytest.mark.parametrize("seed", range(3))
def test_bytes_that_are_no_text(seed: int) -> None:
    noise = hashlib.shake_256(bytes([seed])).digest(200_000).decode("latin-1")
    assert not [statement for statement in read(noise).statements if statement.kind == "DEFECTED_TO"]
    read(f"{OPENING} from the army. {noise}")


def test_letters_that_look_like_those_of_dates() -> None:
    reading = read(f"{OPENING} on ſept 5, on frıday, on FRİDAY, two weeKs ago, in 20١٢.")
    assert {statement.subject.name for statement in reading.statements} == {"Nasr Mustafa"}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_gives_a_reading(text: str) -> None:
    read(text)
    read(f"{OPENING} {text}")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_any_order_of_the_words_that_matter_gives_a_reading(words: list[str]) -> None:
    read(" ".join(words))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(". \n\"'’-—_:•Aa1٣İς"))))
def test_tokens_and_sentences_are_the_text_at_their_offsets(text: str) -> None:
    tokens, end = Tokenizer(("Mr.", "U.S."))(text, 7), 0
    for token in tokens:
        assert text[token.start - 7 : token.end - 7] == token.text
        assert not text[end : token.start - 7].replace("_", "").strip()
        end = token.end - 7
    assert not text[end:].replace("_", "").strip()
    sentences = list(Splitter(("Mr.",), ("No",))(text))
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert "".join("".join(sentence.text for sentence in sentences).split()) == "".join(text.split())
