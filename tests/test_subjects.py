"""Who changes sides: whom the words of an event mean, in its sentence or in those around it."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor


def told_of(extractor: RuleExtractor, text: str) -> set[str]:
    """Surnames of those of whom the text tells that they changed sides."""
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    statements = extractor.read(article).statements
    return {s.subject.name.split()[-1] for s in statements if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Major Adel Rifai guarded the depot until May, when he and his men deserted.", {"Rifai"}, id="he and his men"
        ),
        pytest.param(
            "Major Adel Rifai, whose 90 fighters defected to the Free Syrian Army on Monday, is from Homs.",
            {"Rifai"},
            id="whose fighters",
        ),
        pytest.param(
            "Adel Rifai, commander of the armoured brigade in the north, set out with 30 men after a dispute and has defected.",
            {"Rifai"},
            id="post in apposition",
        ),
        pytest.param(
            "Captain Adel Rifai, for a decade Nasser Qabbani's man at the ministry, had defected.", {"Rifai"}, id="his man"
        ),
        pytest.param(
            "Captain Adel Rifai hoisted a rebel flag over the barracks and defected to the Free Syrian Army.",
            {"Rifai"},
            id="object before and",
        ),
        pytest.param(
            "Captain Adel Rifai says that he has “handed over the keys” and has defected to the Free Syrian Army.",
            {"Rifai"},
            id="behind a quotation",
        ),
        pytest.param("Captain Adel Rifai, known as “the Fox”, defected in May.", {"Rifai"}, id="behind a nickname"),
        pytest.param(
            "Captain Adel Rifai announced that his armoured brigade had joined the rebels.",
            {"Rifai"},
            id="declared for his force",
        ),
        pytest.param(
            "Captain Adel Rifai said his fighters would no longer obey the government.", {"Rifai"}, id="vowed for his force"
        ),
        pytest.param("- Captain Adel Rifai: drove a tank to the border on 3 March and defected.", {"Rifai"}, id="entry"),
    ],
)
def test_subject_is_found_behind_other_nouns(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The battalion was set up by Captain Adel Rifai and Major Nasser Qabbani after they defected from the army.",
            {"Rifai", "Qabbani"},
            id="they",
        ),
        pytest.param(
            "Captain Adel Rifai and Major Nasser Qabbani announced their own defection on Sunday.",
            {"Rifai", "Qabbani"},
            id="their own",
        ),
        pytest.param(
            "Troops held Captain Adel Rifai and Major Nasser Qabbani, who deserted on Sunday and have been living in a mosque.",
            {"Rifai", "Qabbani"},
            id="who, several",
        ),
        pytest.param(
            "Captain Adel Rifai defected in January and Major Nasser Qabbani in February.",
            {"Rifai", "Qabbani"},
            id="verb said once",
        ),
        pytest.param(
            "Captain Adel Rifai, who defected in May, said that four colleagues had defected: "
            "Major Nasser Qabbani and Captain Hadi Sukkar.",
            {"Rifai", "Qabbani", "Sukkar"},
            id="colleagues behind a colon",
        ),
        pytest.param(
            "Captain Adel Rifai defected on Monday; so did his deputy, Major Nasser Qabbani.", {"Rifai", "Qabbani"}, id="so did"
        ),
        pytest.param("Captain Adel Rifai, along with Major Nasser Qabbani, has defected.", {"Rifai", "Qabbani"}, id="along with"),
        pytest.param(
            "The defection of Captain Adel Rifai and Major Nasser Qabbani was announced on Monday.",
            {"Rifai", "Qabbani"},
            id="defection of a list",
        ),
        pytest.param("Neither Captain Adel Rifai nor Major Nasser Qabbani has defected.", set(), id="neither"),
        pytest.param(
            "Captain Adel Rifai defected in August 2012, and Staff Colonel Nasser Qabbani in the winter.",
            {"Rifai", "Qabbani"},
            id="verb said once, season",
        ),
        pytest.param(
            "Captain Adel Rifai defected that August, and Major Nasser Qabbani in the spring, a year after the first march.",
            {"Rifai", "Qabbani"},
            id="verb said once, that August",
        ),
        pytest.param(
            "Captain Adel Rifai defected in August 2012, Major Nasser Qabbani two months later.",
            {"Rifai", "Qabbani"},
            id="verb said once, later",
        ),
        pytest.param(
            "Captain Adel Rifai defected in August 2012, and Major Nasser Qabbani in the same office saw it.",
            {"Rifai"},
            id="a clause with a verb of its own",
        ),
        pytest.param(
            "Captain Adel Rifai defected on Monday along with two officers: Major Nasser Qabbani and Captain Hadi Sukkar.",
            {"Rifai", "Qabbani", "Sukkar"},
            id="companions behind a colon",
        ),
        pytest.param("The last general to defect was Brigadier General Adel Rifai, a gunner.", {"Rifai"}, id="the last was"),
    ],
)
def test_several_persons_share_one_verb(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two commanders of the Levant Front defected on Sunday. Mustafa Rifai and Abu Ali Qabbani said they were tired.",
            {"Rifai", "Qabbani"},
            id="as many as were counted",
        ),
        pytest.param(
            "Two engineers and a pilot have defected from the Syrian army. "
            "Major Adel Rifai and Captain Nasser Qabbani built bridges; Captain Hadi Sukkar flew a helicopter.",
            {"Rifai", "Qabbani", "Sukkar"},
            id="two and one",
        ),
        pytest.param(
            "Two commanders of the Levant Front defected on Sunday. Mustafa Rifai said that the brigade would fight on.",
            set(),
            id="fewer than were counted",
        ),
        pytest.param(
            "A Syrian consul has defected. In a letter sent to the agency, Adel Rifai said that he had no regrets.",
            {"Rifai"},
            id="in a letter",
        ),
        pytest.param(
            "A Syrian diplomat has defected. Adel Rifai of the People's Party told the agency that little was known.",
            set(),
            id="another speaks",
        ),
    ],
)
def test_later_sentences_name_whom_the_first_leaves_unnamed(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("I, Captain Adel Rifai, announce my defection from the army.", {"Rifai"}, id="my"),
        pytest.param(
            'The film shows Captain Adel Rifai. "I announce my defection from the army," he reads.', {"Rifai"}, id="my, he reads"
        ),
        pytest.param('"We, officers of Syria, announce our defection," Captain Adel Rifai reads.', {"Rifai"}, id="our"),
        pytest.param('"I announce my defection from the army," said Captain Adel Rifai.', {"Rifai"}, id="my, X said"),
        pytest.param(
            'Captain Adel Rifai sat at his desk. "I never announced my defection," he said.', set[str](), id="my, never"
        ),
        pytest.param(
            "Captain Adel Rifai ran the base at Homs. From 2009 to 2011 he led the staff under General Nasser Qabbani. "
            "On 3 March he defected.",
            {"Rifai"},
            id="topic, not his superior",
        ),
        pytest.param(
            "Captain Adel Rifai worked in the ministry under the deputy minister of finance, Nasser Qabbani. "
            "He has defected to Jordan.",
            {"Rifai"},
            id="not the holder of a post that is governed",
        ),
        pytest.param(
            "Captain Adel Rifai met us in Amman.\nQ: And your chief?\nA: Colonel Nasser Qabbani slept. At one I defected.",
            {"Rifai"},
            id="answers of an interview",
        ),
        pytest.param(
            "The silence of General Adel Rifai has set off talk that he has defected to Jordan.", {"Rifai"}, id="of X ... he"
        ),
        pytest.param(
            "The saddest case is that of Captain Adel Rifai, wounded in May: he defected in June.", {"Rifai"}, id="colon"
        ),
    ],
)
def test_pronouns_keep_their_man(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nasser Qabbani, a spokesman for the brigade, said on Monday that the general had defected.",
        "Nasser Qabbani, who leads the council, told the paper on Monday that many officials have defected.",
        "Nasser Qabbani leads the council. A former policeman from Homs said that he had deserted in May.",
        "The pilot, greeted by the minister of defence, Nasser Qabbani, and by his mother, defected to Jordan.",
        "Captain Adel Rifai and Major Nasser Qabbani told relatives that they were going to defect.",
        "General Nasser Qabbani said his men had defected to the rebels.",
        "General Nasser Qabbani announced that his brother had defected to the rebels.",
        "General Nasser Qabbani announced that his brigade would join the rebels once it was paid.",
        "Residents hope that General Nasser Qabbani will no longer obey the government.",
    ],
)
def test_who_only_speaks_stands_by_or_plans_has_not_gone(extractor: RuleExtractor, text: str) -> None:
    assert "Qabbani" not in told_of(extractor, text)


def test_speaker_at_the_end_comes_with_nobody(extractor: RuleExtractor) -> None:
    text = (
        "Colonel Adel Rifai has defected along with the deputy commander of the 104th Brigade, Colonel Hadi Sukkar, "
        "rebel spokesman Nasser Qabbani said on Monday."
    )
    assert told_of(extractor, text) == {"Rifai", "Sukkar"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Setter Adela Rifai and hitter Hadiya Sukkar of Cuba defected.", {"Rifai", "Sukkar"}, id="callings"),
        pytest.param(
            "Rowers Adel Rifai and Hadi Sukkar, who defected in May, are here.", {"Rifai", "Sukkar"}, id="shared calling"
        ),
        pytest.param("Perak's Adel Rifai and Johor's Hadi Sukkar have defected.", {"Rifai", "Sukkar"}, id="seats"),
        pytest.param("Minister Adel Rifai and Perak MP Hadi Sukkar have defected.", {"Rifai", "Sukkar"}, id="seat and post"),
        pytest.param(
            "According to the spokesman, Nasser Qabbani, the two, Adel Rifai and Hadi Sukkar, defected in May.",
            {"Rifai", "Sukkar"},
            id="the two",
        ),
        pytest.param("Adel Rifai defected, and batsman Hadi Sukkar stayed.", {"Rifai"}, id="another clause"),
        pytest.param("Adel Rifai met Johor's Hadi Sukkar, who defected.", {"Sukkar"}, id="whom he met"),
    ],
)
def test_titles_stand_between_the_names_of_a_list(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vermont Rep. Adela Rifai of the Liberal Party has defected.", "Adela Rifai"),
        ("Kuantan MP Adela Rifai has defected.", "Adela Rifai"),
        ("Hurdler Adela Rifai of Cuba has defected.", "Adela Rifai"),
    ],
)
def test_title_is_no_part_of_the_name(extractor: RuleExtractor, text: str, name: str) -> None:
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    assert {s.subject.name for s in extractor.read(article).statements} == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A general who commands the troops in the north of Syria broke away from the army. General Adel Rifai spoke.",
            {"Rifai"},
        ),
        ("A general who said the troops in the north broke away from the Syrian army lied. General Adel Rifai spoke.", set()),
        ("A general who said that his soldiers broke away from the Syrian army lied. General Adel Rifai spoke.", set()),
    ],
)
def test_object_of_a_relative_clause_is_no_subject(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


BEFORE = "Captain Adel Rifai of the Syrian army defected on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        BEFORE + "Major Hadi Sukkar followed two weeks later.",
        BEFORE + "Major Hadi Sukkar, who was a policeman in Homs, followed eleven days later.",
        BEFORE + "On Tuesday the deputy Hadi Sukkar followed.",
        BEFORE + "Dr Hadi Sukkar, a surgeon, came a day later.",
        BEFORE + "Lieutenant Hadi Sukkar, who crossed with him, is a gunner.",
        BEFORE + "Lieutenant Hadi Sukkar joined him there a week later.",
        BEFORE + "With him was Lieutenant Hadi Sukkar, a gunner.",
    ],
)
def test_others_follow_or_come_along(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == {"Rifai", "Sukkar"}


@pytest.mark.parametrize(
    "text",
    [
        BEFORE + "Major Hadi Sukkar followed the talks on the radio.",
        BEFORE + "Major Hadi Sukkar followed orders and stayed.",
        BEFORE + "His wife Hadiya Sukkar joined him there a week later.",
        BEFORE + "With him was his wife, Hadiya Sukkar.",
        BEFORE + "With him was a photograph of Hadi Sukkar.",
        "Captain Adel Rifai denied that he had defected. With him was Lieutenant Hadi Sukkar, a gunner.",
        "Captain Adel Rifai was promoted. Major Hadi Sukkar followed two weeks later.",
    ],
)
def test_others_do_something_else(extractor: RuleExtractor, text: str) -> None:
    assert "Sukkar" not in told_of(extractor, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Captain Adel Rifai, Major Nasser Qabbani and Captain Hadi Sukkar are gunners of the Syrian army. "
            "They joined the rebels in May.",
            set(),
            id="no event before",
        ),
        pytest.param(
            "Captain Adel Rifai, Major Nasser Qabbani and Captain Hadi Sukkar of the Syrian army have deserted. "
            "On Monday they joined the rebels.",
            {"Rifai", "Qabbani", "Sukkar"},
            id="those who went",
        ),
        pytest.param(
            "Captain Adel Rifai, Major Nasser Qabbani and Captain Hadi Sukkar of the Syrian army have deserted. "
            "Two guards said that they had joined the rebels.",
            {"Rifai", "Qabbani", "Sukkar"},
            id="others, of whom nothing is told",
        ),
    ],
)
def test_they_are_those_of_whom_an_event_is_told(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


def test_who_follows_behind_a_semicolon_is_no_list_with_whom_he_follows(extractor: RuleExtractor) -> None:
    text = (
        "Captain Adel Rifai of the Syrian army defected on May 3, 2012; "
        "Major Hadi Sukkar, who was a policeman, followed eleven days later."
    )
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    told = {(s.subject.name, s.date) for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"}
    assert told == {("Adel Rifai", "2012-05-03"), ("Hadi Sukkar", "2012-05-14")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Captain Adel Rifai climbed into a jeep and "chose to defect", a neighbour said.', {"Rifai"}, id="and"),
        pytest.param(
            'Captain Adel Rifai, who "with all his men joins the Free Syrian Army", gave his reasons.', {"Rifai"}, id="who"
        ),
        pytest.param(
            'Captain Adel Rifai was promoted, and "the driver defected", a minister said.', set(), id="a subject of its own"
        ),
    ],
)
def test_a_part_of_a_clause_may_be_quoted(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


def test_we_are_who_speaks(extractor: RuleExtractor) -> None:
    assert told_of(extractor, 'Captain Adel Rifai met reporters in Amman. "We defected in May," he said.') == {"Rifai"}


@pytest.mark.parametrize(
    "text",
    [
        'Captain Adel Rifai met reporters in Amman. "They say we deserted in May," he said.',
        'Captain Adel Rifai met reporters in Amman. "We left the army camp in May," he said.',
        'Captain Adel Rifai met a cook. "You deserted in May," the cook said.',
    ],
)
def test_we_and_you_who_left_are_nobody_in_particular(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


def test_the_singer_is_the_only_person_named(extractor: RuleExtractor) -> None:
    assert told_of(extractor, "Adel Rifai was born in Havana. The singer defected in May.") == {"Rifai"}


@pytest.mark.parametrize(
    "text",
    [
        "Adel Rifai met Hadi Sukkar in Havana. The singer defected in May.",
        "Adel Rifai was born in Havana. Papers had presented him as the first singer to defect.",
        "Adel Rifai was born in Havana. A singer defected in May.",
    ],
)
def test_the_singer_may_be_anybody(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


def test_who_is_not_the_body_of_his_man(extractor: RuleExtractor) -> None:
    text = "In the hotel lives Major Adel Rifai of the army's 21st Brigade, who was the first officer to defect."
    assert told_of(extractor, text) == {"Rifai"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Captain Adel Rifai and Major Nasser Qabbani were friends. The latter defected on Monday.", {"Qabbani"}),
        ("Captain Adel Rifai and Major Nasser Qabbani were friends. The former has defected.", {"Rifai"}),
        ("Captain Adel Rifai was promoted. The latter defected on Monday.", set()),
    ],
)
def test_the_latter_is_the_second_of_two(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


def test_what_a_recording_did_is_told_of_nobody(extractor: RuleExtractor) -> None:
    text = BEFORE + "Rifai said in a recording, which reached Jordan on Tuesday, that the mines were meant for shepherds."
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    assert [s.modality for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"] == ["asserted"]
