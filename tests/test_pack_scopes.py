"""A name of a pack counts in articles about its conflict; where two conflicts share a name, the article decides whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor
from ingest.packs import DEFAULT, Lexicon, load_packs
from ingest.text.bodies.finder import BodyFinder
from ingest.text.bodies.scope import Scopes
from ingest.text.tokens.tokens import Tokenizer

MALI = """
pack: mali
about: Mali
cues: [Mali, Malian, Bamako, Kidal]
generic: {army: Malian Army, rebels: Azawad rebels, security services: State Security}
agencies:
  - {name: Malian Army, kind: military, parent: Malian government, aliases: [regular army]}
  - {name: Ministry of Defence, kind: ministry, parent: Malian government}
  - {name: 5th Division, kind: military, parent: Malian Army}
  - {name: State Security, kind: intelligence, parent: Malian government}
factions:
  - {name: Malian government, side: regime}
  - {name: Azawad rebels, side: separatist}
default_destination: {regime: Azawad rebels}
"""
CHAD = """
pack: chad
about: Chad
cues: [Chad, Chadian, "N'Djamena"]
generic: {army: Chadian Army, rebels: Chadian rebels}
agencies:
  - {name: Chadian Army, kind: military, parent: Chadian government}
  - {name: Ministry of Defence, kind: ministry, parent: Chadian government}
  - {name: Nomad Guard, kind: military, parent: Chadian Army, aliases: [State Security Guard]}
factions:
  - {name: Chadian government, side: regime}
  - {name: Chadian rebels, side: opposition}
default_destination: {regime: Chadian rebels}
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return load_packs([*DEFAULT, *_written(tmp_path_factory.mktemp("packs"), mali=MALI, chad=CHAD)])


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> RuleExtractor:
    return RuleExtractor(lexicon)


def _bodies(lexicon: Lexicon, text: str) -> list[str]:
    """Ids of the bodies in a sentence, read as an article of its own."""
    tokenizer = Tokenizer(lexicon.abbreviations)
    return [
        span.body.id
        for span in BodyFinder(lexicon, tokenizer).find(tokenizer(text), Scopes(lexicon.conflicts, lexicon.nations).of(text), {})
    ]


def _written(folder: Path, **packs: str) -> list[str]:
    for name, text in packs.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.yaml") for name in packs]


def _read(extractor: RuleExtractor, text: str) -> Sequence[Statement]:
    return extractor.read(Article(id="article:x", name="-", sha256="x", text=text)).statements


def _left(extractor: RuleExtractor, text: str) -> list[tuple[str | None, str | None]]:
    """Of each defection: the body left, and the side gone over to, also when the text does not name it."""
    events = [statement for statement in _read(extractor, text) if statement.kind == "DEFECTED_TO"]
    targets = [statement.object or statement.target for statement in events]
    return [
        (event.origin.id if event.origin else None, target.id if target else None)
        for event, target in zip(events, targets, strict=True)
    ]


MALIAN, CHADIAN = ("agency:malian-army", "faction:azawad-rebels"), ("agency:chadian-army", "faction:chadian-rebels")


def test_the_same_words_mean_each_conflicts_own_body(extractor: RuleExtractor) -> None:
    assert _left(extractor, "BAMAKO - Colonel Adama Keita left the army and defected on Monday.") == [MALIAN]
    assert _left(extractor, "N'DJAMENA - Chad's president said nothing. Colonel Idriss Ali left the army and defected.") == [
        CHADIAN
    ]
    assert _left(extractor, "Colonel Adama Keita left the army and defected on Monday.") != [MALIAN]


def test_of_two_conflicts_in_one_article_that_with_more_cues_counts(extractor: RuleExtractor) -> None:
    more = "Mali is at war. The president of Mali spoke in Bamako with an envoy of Chad."
    assert _left(extractor, f"{more} Colonel Adama Keita left the army and defected on Monday.") == [MALIAN]
    assert _left(extractor, f"{more} Chadian Chadian Chad Chad. Colonel Idriss Ali left the army and defected.") == [CHADIAN]


def test_the_country_that_the_words_name_counts_before_the_cues(extractor: RuleExtractor) -> None:
    more = "Mali is at war. The president of Mali spoke in Bamako."
    assert _left(extractor, f"{more} Colonel Idriss Ali left the Chadian army and defected on Monday.") == [CHADIAN]
    assert _left(extractor, f"{more} Colonel Idriss Ali left Chad's army and defected on Monday.") == [CHADIAN]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("He left the Ministry of Defence in Bamako.", "agency:ministry-of-defence-mali"),
        ("In Chad he left the Ministry of Defence.", "agency:ministry-of-defence-chad"),
        ("He left the Syrian Ministry of Defence.", "agency:ministry-of-defence-syria"),
        ("In Mali he left the Chadian Ministry of Defence.", "agency:ministry-of-defence-chad"),
        ("In Mali he left Chad's Ministry of Defence.", "agency:ministry-of-defence-chad"),
        ("In Mali he left the Fifth Division.", "agency:5th-division-mali"),
        ("In Syria he left the Fifth Division.", "agency:5th-division-syria"),
        ("In Mali he left State Security.", "agency:state-security-mali"),
        ("In Syria he left State Security.", "agency:general-intelligence-directorate-syria"),
        ("In Mali he left the security services.", "agency:state-security-mali"),
        ("In Chad he left the State Security Guard.", "agency:nomad-guard-chad"),
    ],
)
def test_one_name_of_two_countries_is_two_bodies(lexicon: Lexicon, text: str, body: str) -> None:
    assert _bodies(lexicon, text) == [body]


@pytest.mark.parametrize("words", ["the 5th Division", "State Security", "the security services", "the regular army"])
def test_what_any_state_may_have_is_not_of_a_country_spoken_of_in_passing(lexicon: Lexicon, words: str) -> None:
    of_chad = "Chad's president spoke in N'Djamena about Mali."
    assert "mali" not in " ".join(_bodies(lexicon, f"{of_chad} He left {words}."))
    assert "mali" in " ".join(_bodies(lexicon, f"In Mali he left {words}."))
    assert "mali" in " ".join(_bodies(lexicon, f"{of_chad} He left Mali's {words.removeprefix('the ')}."))


def test_who_leaves_one_side_does_not_go_over_to_another_countrys(tmp_path: Path) -> None:
    chad = CHAD.replace("default_destination: {regime: Chadian rebels}", "")
    extractor = RuleExtractor(load_packs([*DEFAULT, *_written(tmp_path, mali=MALI, chad=chad)]))
    left = _left(extractor, "N'DJAMENA - Chad spoke with Mali. Colonel Idriss Ali left the army and defected.")
    assert left == [("agency:chadian-army", "faction:side-not-stated")]


@pytest.mark.parametrize(
    "text", ["In Mali he left the Gabonese Ministry of Defence.", "In Mali he left Gabon's Ministry of Defence."]
)
def test_a_name_before_which_another_country_stands_is_not_the_packs(lexicon: Lexicon, text: str) -> None:
    assert lexicon.bodies.keys().isdisjoint(_bodies(lexicon, text))


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("In Iraq he left State of Law.", ["faction:state-of-law-coalition"]),
        ("In Iraq he left a state of law.", []),
        ("In Iraq he left تحالف الفتح.", ["faction:fatah-alliance"]),
        ("In Syria he left the ranks of the opposition.", ["faction:syrian-opposition"]),
    ],
)
def test_the_name_of_a_party_is_written_like_one_unless_its_pack_does_not(lexicon: Lexicon, text: str, bodies: list[str]) -> None:
    assert _bodies(lexicon, text) == bodies


@pytest.mark.parametrize(("word", "found"), [("SEBIN", True), ("Sebin", True), ("sebin", False)])
def test_a_name_of_one_word_counts_in_each_of_its_spellings(lexicon: Lexicon, word: str, found: bool) -> None:
    assert _bodies(lexicon, f"In Venezuela he left {word}.") == ["agency:sebin"] * found


@pytest.mark.parametrize(
    ("letters", "country", "body"),
    [
        ("RSF", "Sudan", "rapid-support-forces"),
        ("SDF", "Syria", "syrian-democratic-forces"),
        ("ISI", "Iraq", "islamic-state-of-iraq"),
    ],
)
def test_letters_that_mean_several_bodies_mean_each_in_its_own_conflict(
    lexicon: Lexicon, letters: str, country: str, body: str
) -> None:
    assert _bodies(lexicon, f"In {country} he left the {letters}.") == [f"faction:{body}"]
    assert f"faction:{body}" not in _bodies(lexicon, f"In Cameroon he left the {letters}.")


def test_a_longer_name_of_another_conflict_hides_no_shorter_one(lexicon: Lexicon) -> None:
    assert _bodies(lexicon, "In Mali he left the State Security guard post.") == ["agency:state-security-mali"]


def test_a_name_of_several_words_may_be_a_cue_and_is_not_that_of_its_words(tmp_path: Path) -> None:
    lexicon = load_packs(
        _written(tmp_path, sudan="pack: sudan\ncues: [Sudan]\n", south="pack: south\ncues: [South Sudan, Juba]\n")
    )
    scopes = Scopes(lexicon.conflicts, lexicon.nations)
    assert [list(scopes.of(text).packs) for text in ("South Sudan's army", "JUBA -", "Sudan and South Sudan", "Mali")] == [
        ["south", "core"],
        ["south", "core"],
        ["south", "sudan", "core"],
        ["core"],
    ]


def test_packs_about_one_country_add_to_each_other(tmp_path: Path) -> None:
    army, unit = "{name: Syrian Army, aliases: [the Steadfast]}", "{name: Desert Unit, parent: Syrian Army}"
    more = f"pack: syria\nabout: Syria\nagencies: [{army}, {unit}]\n"
    lexicon = load_packs(["syria", *_written(tmp_path, more=more)])
    body = lexicon.named("Syrian Army")
    assert {"the Steadfast", "Syrian Arab Army"} <= set(body.aliases)
    assert body.pack == "syria"
    assert lexicon.parents["agency:desert-unit-syria"] == "agency:syrian-army"
    assert lexicon.parents["agency:syrian-army"] == "agency:syrian-armed-forces"


def test_a_folder_is_one_pack(tmp_path: Path) -> None:
    head, _, bodies = MALI.partition("agencies:")
    folder = tmp_path / "mali"
    folder.mkdir()
    _written(folder, a=f"agencies:{bodies}", b=head)
    lexicon = load_packs(["core", str(folder)])
    (conflict,) = lexicon.conflicts
    assert (conflict.pack, conflict.about, conflict.generic["army"]) == ("mali", "Mali", "agency:malian-army")


def test_a_file_is_read_before_the_pack_whose_name_it_bears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path, syria="factions:\n  - {name: Nobody's Front}\n")
    monkeypatch.chdir(tmp_path)
    assert load_packs(["core", "syria.yaml"]).declares("Nobody's Front")
    assert load_packs(["core", "syria"]).declares("Syrian Army")
