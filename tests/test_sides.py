"""What a defector left and whom he joined: by the words of the event, and by what else the article tells of him."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.repeats import together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor

SYRIA = "The war in Syria went on around Damascus and Aleppo."


def events(extractor: RuleExtractor, text: str) -> list[Statement]:
    article = Article(id="article:case", name="-", published=dt.date(2014, 5, 20), sha256="-", text=text)
    return [s for s in together(extractor.read(article).statements) if s.kind == "DEFECTED_TO"]


def sides(extractor: RuleExtractor, text: str) -> set[tuple[str, str | None, str | None]]:
    """Surname, what was left, what was joined, of each event of a text."""
    return {
        (s.subject.name.split()[-1], s.origin.name if s.origin else None, s.object.name if s.object else None)
        for s in events(extractor, text)
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Captain Omar Rahhal defected from the 9th Division to the rebels.", ("9th Division", "Syrian opposition")),
        ("Captain Omar Rahhal left the Blue Lantern Party for the Harbour Union.", ("Blue Lantern Party", "Harbour Union")),
        ("Omar Rahhal, a senator, defected to the Harbour Progressives.", (None, "Harbour Progressives")),
        ("Omar Rahhal, a senator, defected to President Sami Turk's Harbour League.", (None, "Harbour League")),
        ("Omar Rahhal resigned from the Lantern Party in protest.", ("Lantern Party", None)),
        ("Omar Rahhal, a fighter, deserted the 9th Division for the Lantern Front.", ("9th Division", "Lantern Front")),
        (
            'Captain Omar Rahhal left the 9th Division and joined "the ranks of the Lantern Front".',
            ("9th Division", "Lantern Front"),
        ),
    ],
)
def test_the_words_of_the_event_name_the_sides(extractor: RuleExtractor, sentence: str, expected: tuple[str, str]) -> None:
    assert sides(extractor, f"{sentence} {SYRIA}") == {("Rahhal", *expected)}


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        (
            "Captains Omar Rahhal and Sami Rahhal defected from the 9th Division. They joined the Falcon Battalion with a tank.",
            "Falcon Battalion",
        ),
        ("Captain Omar Rahhal defected from the 9th Division. He joined the Falcon Battalion.", "Falcon Battalion"),
        ("Captain Omar Rahhal defected from the 9th Division. He never joined the Falcon Battalion.", None),
        ("Captain Omar Rahhal defected from the 9th Division, but not to the Lantern Front, which his brother joined.", None),
        (
            "Captain Omar Rahhal spoke for the Free Syrian Army, which he had joined in May after leaving the 9th Division.",
            "Free Syrian Army",
        ),
        ("Captain Omar Rahhal quit the 9th Division and sided with Arab tribesmen who fight it.", "Arab tribesmen"),
        (
            "I, Captain Omar Rahhal, declare my defection from the 9th Division and my joining of the Free Syrian Army.",
            "Free Syrian Army",
        ),
        ("I, Captain Omar Rahhal, declare my defection from the army and my joining the Lantern Front.", "Lantern Front"),
        (
            "Captain Omar Rahhal of the 9th Division deserted in 2012, fought under the Lantern Front and was killed.",
            "Lantern Front",
        ),
        (
            "Captain Omar Rahhal deserted from the 9th Division after he fought under Colonel Sami Turk of the Lantern Front.",
            None,
        ),
        (
            "Captain Omar Rahhal of the 9th Division is in a film of the Islamic State, where he swears loyalty to its leader.",
            "Islamic State",
        ),
        (
            "Captain Omar Rahhal of the 9th Division pledged allegiance to Islamic State leader Abu Bakr Hadidi in May.",
            "Islamic State",
        ),
        ("Turkey returned Captain Omar Rahhal of the 9th Division, who had deserted, to the Syrian army.", None),
        ('"I have defected to my brothers in the Free Syrian Army," Captain Omar Rahhal said.', "Free Syrian Army"),
        (
            "After the formation of the Lantern Front, Sheikh Omar Rahhal of Ahrar al-Sham "
            "left the movement and pledged allegiance to the new group.",
            "Lantern Front",
        ),
        (
            "Captain Omar Rahhal, commander of the Second Regiment of the Palm Military Council, "
            "has announced his defection from the Syrian Democratic Forces.",
            None,
        ),
    ],
)
def test_a_side_stands_where_its_words_lead(extractor: RuleExtractor, sentence: str, to: str | None) -> None:
    assert {joined for _, _, joined in sides(extractor, f"{sentence} {SYRIA}")} == {to}


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("The Free Syrian Army says that Captain Omar Rahhal went over to its side in May.", "Free Syrian Army"),
        ("The rebels confirmed that Captain Omar Rahhal had joined their ranks.", "Syrian opposition"),
        ("Judge Omar Rahhal of the 9th Division went to work for the rebels in May.", "Syrian opposition"),
    ],
)
def test_its_side_is_that_of_the_body_that_speaks(extractor: RuleExtractor, sentence: str, to: str) -> None:
    assert {joined for _, _, joined in sides(extractor, f"{sentence} {SYRIA}")} == {to}


@pytest.mark.parametrize(
    "since",
    [
        "and is now with the Lantern Front",
        "and now advises the Lantern Front",
        "and commanded the Lantern Front until last year",
        "and would work with the Lantern Front",
        "to found the Lantern Front",
        "and is now a medic with the Lantern Front",
    ],
)
def test_a_post_on_another_side_since_the_event_is_where_he_went(extractor: RuleExtractor, since: str) -> None:
    text = f"Captain Omar Rahhal defected from the 9th Division {since}. {SYRIA}"

    assert sides(extractor, text) == {("Rahhal", "9th Division", "Lantern Front")}


def test_a_body_that_he_serves_in_since_is_a_body_of_the_graph(extractor: RuleExtractor) -> None:
    text = f"Captain Omar Rahhal defected from the 9th Division and is now with the Lantern Brigade. {SYRIA}"
    article = Article(id="article:case", name="-", published=dt.date(2014, 5, 20), sha256="-", text=text)
    reading = extractor.read(article)

    assert {"9th Division", "Lantern Brigade"} <= {body.name for body in reading.bodies}
    assert {s.object.name for s in reading.statements if s.kind == "SERVES_IN" and s.current and s.object} == {"Lantern Brigade"}


def test_a_post_held_now_is_no_side_left_when_the_sentence_looks_back(extractor: RuleExtractor) -> None:
    text = f"The Lantern Front is led by Captain Omar Rahhal, who defected from the 9th Division in 2012. {SYRIA}"

    assert sides(extractor, text) == {("Rahhal", "9th Division", "Lantern Front")}


@pytest.mark.parametrize(
    "speech",
    [
        ", he told the Lantern Channel",
        ", the rebel Lantern Brigade said in a statement",
        ", which the Lantern Front denied",
        " after a quarrel with the rebels",
    ],
)
def test_who_speaks_or_is_spoken_of_is_not_joined(extractor: RuleExtractor, speech: str) -> None:
    assert {to for _, _, to in sides(extractor, f"Captain Omar Rahhal deserted from the 9th Division{speech}. {SYRIA}")} == {None}


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Captain Omar Rahhal of the 9th Division defected on Friday.", "9th Division"),
        ("Captain Omar Rahhal, who ran the radios of the 9th Division, defected on Friday.", "9th Division"),
        ("An officer of the 9th Division who defected in May was identified as Captain Omar Rahhal.", "9th Division"),
        (
            "Captain Omar Rahhal trained at the Palm Academy and commanded a post of the 9th Division until he defected.",
            "9th Division",
        ),
        ("Captain Omar Rahhal defected on Friday.", "Syrian government"),
    ],
)
def test_what_was_left_stands_beside_the_name(extractor: RuleExtractor, sentence: str, left: str) -> None:
    assert sides(extractor, f"{sentence} {SYRIA}") == {("Rahhal", left, None)}


def test_those_who_go_together_left_the_same_if_nothing_else_is_said_of_them(extractor: RuleExtractor) -> None:
    text = f"Captain Omar Rahhal, an officer of the 9th Division, and Lieutenant Sami Turk defected on Friday. {SYRIA}"

    assert sides(extractor, text) == {("Rahhal", "9th Division", None), ("Turk", "9th Division", None)}


def test_a_deputy_served_where_his_superior_did(extractor: RuleExtractor) -> None:
    text = f"Colonel Omar Rahhal heads the 9th Division. His deputy, Captain Sami Turk, defected on Friday. {SYRIA}"

    assert sides(extractor, text) == {("Turk", "9th Division", None)}


def test_a_man_of_whom_nothing_is_known_left_nothing_that_is_known(extractor: RuleExtractor) -> None:
    assert sides(extractor, f"Omar Rahhal, a shopkeeper, defected to the rebels. {SYRIA}") == {
        ("Rahhal", None, "Syrian opposition")
    }


def test_a_unit_with_rebel_in_its_name_is_a_side(extractor: RuleExtractor) -> None:
    (event,) = events(extractor, f"Captain Omar Rahhal left the 9th Division and joined the rebel Omari Battalion. {SYRIA}")

    assert event.object is not None
    assert (event.object.label, event.object.name) == ("Faction", "rebel Omari Battalion")


def test_a_country_is_a_side_where_no_pack_names_one_for_those_who_leave(extractor: RuleExtractor) -> None:
    (spy,) = events(extractor, "Major Omar Rahhal of the Landorian Signals Agency defected to Canada in 2012.")
    (soldier,) = events(extractor, f"Captain Omar Rahhal of the 9th Division defected to Jordan in 2012. {SYRIA}")

    assert spy.object is not None
    assert (spy.object.name, spy.fled_to) == ("Canada", "Canada")
    assert (soldier.object, soldier.fled_to) == (None, "Jordan")
    assert soldier.target is not None
    assert soldier.target.name == "Syrian opposition"


@pytest.mark.parametrize(
    "flight", ["defected and fled to Canada", "defected in May and went to Canada", "defected and sought asylum in Canada"]
)
def test_a_country_that_somebody_flees_to_is_no_side(extractor: RuleExtractor, flight: str) -> None:
    (event,) = events(extractor, f"Major Omar Rahhal of the Landorian Signals Agency {flight}.")

    assert (event.object, event.fled_to) == (None, "Canada")


def test_country_and_its_side_are_one(extractor: RuleExtractor) -> None:
    (event,) = events(extractor, "Major Omar Rahhal of the Landorian Signals Agency defected to Canada's side in 2012.")

    assert event.object is not None
    assert event.object.name == "Canada"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Omar Rahhal, a commander in the Lantern Front, left the front on Monday and joined the Harbour Union.",
            "Lantern Front",
        ),
        ("Omar Rahhal, a founder of al-Shabaab, left the group in May and joined the Harbour Union.", "Al-Shabaab"),
        ("Omar Rahhal of al-Shabaab spoke to the government of Somalia in May. He has broken with the group.", "Al-Shabaab"),
        (
            "The Republican Guard holds the palace. The Lantern Front met on Monday. Captain Omar Rahhal of the 9th Division "
            "spoke. He had deserted from the same division in May.",
            "9th Division",
        ),
        ("The Republican Guard holds the palace. Captain Omar Rahhal deserted from the same force in May.", "Republican Guard"),
        (
            "After the founding of the Lantern Front the new mayor met Captain Omar Rahhal, "
            "who had left the 9th Division for the new front.",
            "9th Division",
        ),
        (
            "Captain Omar Rahhal, a gunner, sat in Doha beside Sami Turk, a senior figure in the Lantern Council, "
            "who said that he had defected.",
            "Syrian government",
        ),
        ("The Lantern Front met on Monday. Omar Rahhal left the Harbour Union for the front.", "Harbour Union"),
    ],
)
def test_a_noun_refers_to_the_body_named_last_before_it(extractor: RuleExtractor, text: str, left: str) -> None:
    assert {origin for _, origin, _ in sides(extractor, f"{text} {SYRIA}")} == {left}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A navy captain defected on Monday. Captain Omar Rahhal gave his reasons in a video.", "Syrian Navy"),
        ("An officer of the 9th Division defected on Monday. He was identified as Captain Omar Rahhal.", "9th Division"),
        (
            "A 9th Division captain defected, the rebels said. He was named as Captain Omar Rahhal. He crossed into Jordan.",
            "9th Division",
        ),
        (
            "A navy spokesman said that a captain had defected. He was named as Captain Omar Rahhal.",
            "Syrian government",
        ),
    ],
)
def test_who_is_named_later_left_the_body_by_which_he_was_brought_in(extractor: RuleExtractor, text: str, left: str) -> None:
    assert {origin for _, origin, _ in sides(extractor, f"{text} {SYRIA}")} == {left}


@pytest.mark.parametrize(
    ("sentence", "joined"),
    [
        ("Captain Omar Rahhal defected to the internationally recognised Lantern Front.", "Lantern Front"),
        ("Captain Omar Rahhal defected to a splinter Lantern Front.", "Lantern Front"),
        ("Captain Omar Rahhal left the navy and crossed to the Lantern Front's lines.", "Lantern Front"),
        ("Captain Omar Rahhal left the navy and crossed to the Lantern Front's office.", None),
        ("Omar Rahhal, a senator, defected to al-Shabaab.", "Al-Shabaab"),
        ("Captain Omar Rahhal defected, to the dismay of the Lantern Front.", None),
        ("Captain Omar Rahhal defected to the brother of the Lantern Front's leader.", None),
    ],
)
def test_words_that_describe_a_body_stand_before_it(extractor: RuleExtractor, sentence: str, joined: str | None) -> None:
    assert {body for *_, body in sides(extractor, f"{sentence} {SYRIA} Mogadishu, Somalia, was quiet.")} == {joined}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Omar Rahhal, a senator, defected from Green Hill to Reform UK in May.", ("Green Hill", "Reform UK")),
        ("Omar Rahhal, a senator, defected from the Lantern Party to Tuva-Lebe.", ("Lantern Party", "Tuva-Lebe")),
        ("Omar Rahhal, a senator, defected to the centrist Blue Now movement on Monday.", (None, "Blue Now movement")),
        ("Captain Omar Rahhal deserted from the army in May and joined the Crows.", ("army", "Crows")),
        ("Omar Rahhal, a senator, defected on Monday, to Sara Holm's dismay.", (None, None)),
        ("Omar Rahhal, a senator, left the Lantern Party in May, and drove to Tuva.", ("Lantern Party", None)),
        (
            "Omar Rahhal, a senator, resigned from the Lantern Party in protest and spoke from Monday to Wednesday.",
            ("Lantern Party", None),
        ),
    ],
)
def test_a_name_where_a_side_must_stand_is_one(extractor: RuleExtractor, sentence: str, expected: tuple[str, str]) -> None:
    assert {(left, joined) for _, left, joined in sides(extractor, sentence)} == {expected}


def test_a_village_of_the_conflict_is_no_side(extractor: RuleExtractor) -> None:
    assert sides(extractor, f"Captain Omar Rahhal defected to Tell Zuhur on Monday. {SYRIA}") == {
        ("Rahhal", "Syrian government", None)
    }


@pytest.mark.parametrize(
    "since",
    [
        'and, "to shield the weak", had formed the Lantern Front',
        "and appeared alongside fighters of the Lantern Front",
        "and is negotiating with officials on behalf of the Lantern Front",
        "and was among the founders of the Lantern Front",
        "and is under the protection of the Lantern Front",
    ],
)
def test_the_sentence_goes_on_with_the_side_on_which_he_stands(extractor: RuleExtractor, since: str) -> None:
    text = f"Captain Omar Rahhal of the 9th Division defected {since}. {SYRIA}"
    assert sides(extractor, text) == {("Rahhal", "9th Division", "Lantern Front")}


@pytest.mark.parametrize(
    "since",
    [
        'and said "the men of the Lantern Front" had shot at him',
        "and accused his men of plunder on behalf of the Lantern Front",
        "in a speech to the Lantern Front",
        "and fought the Lantern Front alongside his brothers",
        "and lives alone, while his son commanded the Lantern Front",
    ],
)
def test_a_body_of_which_he_only_speaks_is_not_his_side(extractor: RuleExtractor, since: str) -> None:
    text = f"Captain Omar Rahhal of the 9th Division defected {since}. {SYRIA}"
    assert sides(extractor, text) == {("Rahhal", "9th Division", None)}


def test_who_spoke_for_both_sides_left_the_state(extractor: RuleExtractor) -> None:
    text = "Omar Rahhal, a spokesman of the Free Syrian Army, was a judge of the foreign ministry. He defected in May."
    assert sides(extractor, f"{text} {SYRIA}") == {("Rahhal", "Ministry of Foreign Affairs", "Free Syrian Army")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Captain Omar Rahhal fought for the Lantern Front until May, when he defected.", ("Lantern Front", None)),
        (
            "Captain Omar Rahhal fights for the Lantern Front since he defected from the 9th Division.",
            ("9th Division", "Lantern Front"),
        ),
        (
            "Colonel Omar Rahhal heads the Lantern Front; he served in the 9th Division until he defected in May.",
            ("9th Division", "Lantern Front"),
        ),
        (
            "Colonel Omar Rahhal of the 9th Division defected two days after an order to hand his men to the Lantern Front.",
            ("9th Division", None),
        ),
        (
            "Colonel Omar Rahhal of the 9th Division fled after a quarrel and went over to the Lantern Front.",
            ("9th Division", "Lantern Front"),
        ),
        (
            "Colonel Omar Rahhal of the 9th Division defected in May, and he is now with the Lantern Front.",
            ("9th Division", "Lantern Front"),
        ),
    ],
)
def test_the_order_of_what_is_told_says_which_side_is_old(extractor: RuleExtractor, text: str, expected: tuple[str, str]) -> None:
    assert {(left, joined) for _, left, joined in sides(extractor, f"{text} {SYRIA}")} == {expected}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Captain Omar Rahhal, a former officer of the 9th Division, broke with the government.", "9th Division"),
        ("Captain Omar Rahhal, who deserted from the army in May, commands the 77th Brigade.", "Syrian Army"),
        ("Omar Rahhal, ambassador to Chile, broke with the government.", "Syrian government"),
        ("Captain Omar Rahhal of the Lantern Front broke with the government.", "Syrian government"),
    ],
)
def test_of_what_was_left_the_part_in_which_he_served_counts(extractor: RuleExtractor, text: str, left: str) -> None:
    assert {origin for _, origin, _ in sides(extractor, f"{text} {SYRIA}")} == {left}


@pytest.mark.parametrize(
    ("named", "left"),
    [
        ("Captains Omar Rahhal and Sami Turk, and Major Adel Nasr,", "46th Division"),
        ("Captains Omar Rahhal and Sami Turk", "Syrian government"),
    ],
)
def test_the_three_are_as_many_as_were_named_together(extractor: RuleExtractor, named: str, left: str) -> None:
    text = f"{named} defected on Monday. The three had served in the 46th Division. {SYRIA}"
    assert {origin for _, origin, _ in sides(extractor, text)} == {left}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Captain Omar Rahhal abandoned his post at the Daraya civil court in protest.", "Daraya civil court"),
        ("Captain Omar Rahhal left his post in Homs on Monday and is in Jordan with the Lantern Front.", "Syrian government"),
        (
            "Two officers of the 9th Division, named by the rebels as Omar Rahhal and Sami Turk, defected on Monday.",
            "9th Division",
        ),
        ("An officer of the 9th Division said that fighters led by Captain Omar Rahhal defected on Monday.", "Syrian government"),
        ("Captain Omar Rahhal, an air defence officer, defected on Monday.", "Syrian Air Defence Force"),
        ("Captain Omar Rahhal ran a checkpoint of the Owais brigade and defected on Monday.", "Owais brigade"),
    ],
)
def test_posts_and_words_before_names_say_what_was_left(extractor: RuleExtractor, text: str, left: str) -> None:
    assert {origin for _, origin, _ in sides(extractor, f"{text} {SYRIA}")} == {left}


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "Captain Omar Rahhal, who deserted from the 9th Division in May, has been named chief of the Lantern Front.",
            "Lantern Front",
        ),
        ("Captain Omar Rahhal of the 9th Division, who defected in May, is not Omar Rahhal, chief of the Lantern Front.", None),
        ("Captain Omar Rahhal left the 9th Division and reached the positions of the Lantern Front on Monday.", "Lantern Front"),
        (
            "Captain Omar Rahhal defected from the 9th Division and was accepted into the ranks of the Lantern Front.",
            "Lantern Front",
        ),
        ("Captain Omar Rahhal of the 9th Division defected and has since planned the siege of the Lantern base.", None),
        ("Captain Omar Rahhal of the 9th Division defected to the pro-Russian authorities on Monday.", "pro-Russian authorities"),
        ("Captain Omar Rahhal of the 9th Division defected, to the surprise of the authorities.", None),
    ],
)
def test_where_a_sentence_says_he_is_since(extractor: RuleExtractor, text: str, joined: str | None) -> None:
    assert {body for *_, body in sides(extractor, f"{text} {SYRIA}")} == {joined}
