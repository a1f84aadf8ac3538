"""The man beside the one who goes: his relatives, his superior, whom he kills or arrests, and who bears the same name."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor


def told_of(extractor: RuleExtractor, text: str) -> set[str]:
    """Names of those of whom the text tells that they changed sides."""
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    statements = extractor.read(article).statements
    return {s.subject.name for s in statements if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")}


DESCRIBED = [
    "Adel Rifai, cousin of Brigadier Nasser Qabbani who heads the Republican Guard, defected in May.",
    "Adel Rifai, a cousin of Brigadier Nasser Qabbani, who heads the Republican Guard, defected in May.",
    "Adel Rifai, Brigadier Nasser Qabbani's cousin, defected in May.",
    "Adel Rifai, eldest son of the minister, Nasser Qabbani, defected in May.",
    "Captain Adel Rifai, cousin and driver of Brigadier Nasser Qabbani, the head of the Republican Guard, defected in May.",
    "Captain Adel Rifai, once the bodyguard of Brigadier Nasser Qabbani, who heads the Republican Guard, defected in May.",
    "Captain Adel Rifai, deputy to Brigadier Nasser Qabbani, who heads the Republican Guard, defected in May.",
    "Captain Adel Rifai, who is a cousin of Brigadier Nasser Qabbani, head of the Republican Guard, defected in May.",
    "Captain Adel Rifai, who shot Brigadier Nasser Qabbani, head of the Republican Guard, defected in May.",
    "Captain Adel Rifai is one of the officers of Brigadier Nasser Qabbani's Republican Guard who defected in May.",
    "Captain Adel Rifai was among the officers who defected in May.",
    "As Captain Adel Rifai, commander of the armoured brigade, defected in May, his men wept.",
    "Captain Adel Rifai, whose cousin heads the Republican Guard, defected in May.",
    "Captain Adel Rifai, wounded by a soldier in April, defected in May.",
    "Captain Adel Rifai is the officer who defected in May.",
    "Captain Adel Rifai has reached Paris, Brigadier Nasser Qabbani of the Republican Guard said, after abandoning the regime.",
    "Captain Adel Rifai, Brigadier Nasser Qabbani of the Republican Guard said, had defected in May.",
    "Captain Adel Rifai defected in May along with six men after his chief, Brigadier Nasser Qabbani, had beaten one of them.",
    "Captain Adel Rifai defected in May with a dozen recruits because their general, Nasser Qabbani, would have shot them.",
]
"""Rifai goes, whoever stands between him and the verb."""

KINSHIP = DESCRIBED[:5]
"""His relative serves in the Guard, and nothing says that he did."""

BESIDE = [
    "A cousin of Brigadier Nasser Qabbani, head of the Republican Guard, defected in May.",
    "A cousin of Brigadier Nasser Qabbani who heads the Republican Guard defected in May.",
    "The driver of Brigadier Nasser Qabbani, head of the Republican Guard, defected in May.",
    "Two of his men, Brigadier Nasser Qabbani of the Republican Guard said, had defected in May.",
    "The 18 men, according to Brigadier Nasser Qabbani of the Republican Guard, had defected in May.",
    "Soldiers of Brigadier Nasser Qabbani, head of the Republican Guard, defected in May.",
    "Officers loyal to Brigadier Nasser Qabbani, the head of the Republican Guard, defected in May.",
    "The family of Brigadier Nasser Qabbani, who heads the Republican Guard, has fled to Jordan.",
    "Brigadier Nasser Qabbani, whose elder brother had defected in May, heads the Republican Guard.",
    "Brigadier Nasser Qabbani of the Third Division was shot by a soldier who defected in May.",
    "Brigadier Nasser Qabbani of the Third Division was shot by a masked gunman who had deserted in May.",
    "Brigadier Nasser Qabbani of the Third Division was shot by one of his guards, who then defected to the rebels.",
    "Brigadier Nasser Qabbani of the Third Division was replaced by an officer who later defected to the rebels.",
    "Brigadier Nasser Qabbani of the Third Division was shot by the first officer to defect to the rebels.",
    "Brigadier Nasser Qabbani of the Third Division is a brother of the first captain to defect to the rebels.",
    "Brigadier Nasser Qabbani of the Third Division was dismissed after 40 of his men deserted.",
    "Brigadier Nasser Qabbani of the Third Division met an officer who had defected to the rebels.",
    "A lieutenant who shot Brigadier Nasser Qabbani has defected to the rebels.",
    "A lieutenant who shot Brigadier Nasser Qabbani, head of the Republican Guard, has defected to the rebels.",
    "The captain whom Brigadier Nasser Qabbani sent to Homs has defected to the rebels.",
    "The unit that Brigadier Nasser Qabbani commanded has defected to the rebels.",
]
"""Somebody without a name goes, and not Qabbani."""

HIMSELF = [
    "Brigadier Nasser Qabbani, head of the Republican Guard, defected in May.",
    "Rebels said that Brigadier Nasser Qabbani had defected in May.",
    "A captain who knows him told the paper that Brigadier Nasser Qabbani had defected in May.",
    "Among the dead is Brigadier Nasser Qabbani, head of the Republican Guard, who defected in May.",
    "The army buried Brigadier Nasser Qabbani, whose men later went over to the rebels.",
    "Brigadier Nasser Qabbani of the Third Division was one of the first officers to defect in May.",
    "Brigadier Nasser Qabbani and 40 of his men deserted in May.",
    "The army named Brigadier Nasser Qabbani, an Alawite who defected in May, as the killer.",
]
"""Qabbani goes, though others stand before him."""


@pytest.mark.parametrize("text", KINSHIP)
def test_what_a_relative_serves_in_was_not_left(extractor: RuleExtractor, text: str) -> None:
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    of_rifai = [s for s in extractor.read(article).statements if "Rifai" in s.subject.name]
    bodies = {body.name for s in of_rifai for body in (s.object, s.origin) if body and s.kind != "BELONGS_TO"}
    assert "Republican Guard" not in bodies


@pytest.mark.parametrize("text", DESCRIBED)
def test_whom_a_relative_or_superior_only_describes_goes_himself(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == {"Adel Rifai"}


@pytest.mark.parametrize("text", BESIDE)
def test_relatives_soldiers_and_killers_are_not_their_man(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


OF_A_STRANGER = [
    "Brigadier Nasser Qabbani of the Third Division is dead. In a film, shot in May, a man says that he is leaving the army.",
    "Brigadier Nasser Qabbani of the Third Division is dead. At the gate a bearded officer declared that he had defected.",
    "Brigadier Nasser Qabbani of the Third Division is dead. In the evening a soldier told reporters that he had deserted.",
]
"""Somebody whom nobody names says so of himself."""


@pytest.mark.parametrize("text", OF_A_STRANGER)
def test_what_a_stranger_says_of_himself_is_told_of_nobody_else(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


def test_a_friend_to_whom_he_says_it_is_no_stranger_who_goes(extractor: RuleExtractor) -> None:
    text = "Brigadier Nasser Qabbani of the Third Division is in Amman. On Monday he told a friend that he had defected."
    assert told_of(extractor, text) == {"Nasser Qabbani"}


QUOTED = [
    '"He has gone over to the rebels," Brigadier Nasser Qabbani said.',
    'Brigadier Nasser Qabbani of the Third Division is in Homs. "He has defected," Qabbani said of his driver.',
    'Brigadier Nasser Qabbani of the Third Division said: "He has defected."',
    'Brigadier Nasser Qabbani is in Homs. "Since he defected," says Qabbani, "his wife has not slept."',
    'Brigadier Nasser Qabbani keeps a list. "None was struck off it because he had gone over to the rebels," Qabbani says.',
]
"""`He` is not the speaker."""

QUOTED_OF_HIM = [
    'Brigadier Nasser Qabbani said that he "had defected from the Third Division".',
    'Brigadier Nasser Qabbani of the Third Division is in Amman. "He defected in May," said his brother.',
    'Brigadier Nasser Qabbani of the Third Division is in Amman. "He defected in May," Major Hadi Sukkar said.',
    'Brigadier Nasser Qabbani of the Third Division is in Amman. "I defected in May," Qabbani said.',
    'Brigadier Nasser Qabbani was asked why he "had gone over to the rebels", and Qabbani said that nobody had paid him.',
]


@pytest.mark.parametrize("text", QUOTED)
def test_he_in_somebodys_own_words_is_another(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


@pytest.mark.parametrize("text", QUOTED_OF_HIM)
def test_he_in_the_words_of_others_is_he(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == {"Nasser Qabbani"}


@pytest.mark.parametrize("text", HIMSELF)
def test_the_man_himself_is_still_found(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == {"Nasser Qabbani"}


def test_whom_a_preposition_governs_is_no_member_of_the_list(extractor: RuleExtractor) -> None:
    text = "Captain Adel Rifai, an aide to Brigadier Nasser Qabbani, and Major Hadi Sukkar have defected."
    assert told_of(extractor, text) == {"Adel Rifai", "Hadi Sukkar"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Colonel Hadi Sukkar arrested Adel Rifai, a captain. He had defected in May.", {"Adel Rifai"}, id="arrested, had"
        ),
        pytest.param(
            "Colonel Hadi Sukkar replaced Adel Rifai as head of the brigade after he defected.",
            {"Adel Rifai"},
            id="replaced, after",
        ),
        pytest.param("Colonel Hadi Sukkar praised Adel Rifai because he had defected.", {"Adel Rifai"}, id="praised, because"),
        pytest.param("Colonel Hadi Sukkar met Captain Adel Rifai. He defected a week later.", set(), id="met"),
        pytest.param("Colonel Hadi Sukkar met Captain Adel Rifai after he defected.", set(), id="met, after"),
        pytest.param("Colonel Hadi Sukkar arrested Captain Adel Rifai. He defected a week later.", {"Hadi Sukkar"}, id="sequel"),
        pytest.param("Colonel Hadi Sukkar shot Captain Adel Rifai before he defected.", {"Hadi Sukkar"}, id="before"),
        pytest.param("Colonel Hadi Sukkar served under General Adel Rifai. He had defected in May.", {"Hadi Sukkar"}, id="under"),
        pytest.param("Colonel Hadi Sukkar met reporters. He had defected in May.", {"Hadi Sukkar"}, id="met nobody by name"),
    ],
)
def test_he_is_not_whom_the_grammar_leaves_open(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "General Adel Rifai met Brigadier Hadi Rifai of the Third Division. Rifai defected a week later.", set(), id="either"
        ),
        pytest.param(
            "General Adel Rifai met Brigadier Hadi Rifai. General Rifai defected a week later.", {"Adel Rifai"}, id="by rank"
        ),
        pytest.param(
            "General Adel Rifai met Brigadier Hadi Rifai. Hadi Rifai defected a week later.", {"Hadi Rifai"}, id="by full name"
        ),
        pytest.param(
            "Brigadier Hadi Rifai is in Homs. General Adel Rifai is in Hama. Rifai defected a week later.",
            {"Adel Rifai"},
            id="named last",
        ),
        pytest.param("General Adel Rifai met Brigadier Hadi Sukkar. Rifai defected a week later.", {"Adel Rifai"}, id="his own"),
    ],
)
def test_a_shared_surname_means_neither(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert told_of(extractor, text) == expected


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("refused to follow him", "Libyan National Army"),
        ("remains loyal to the field marshal", "Libyan National Army"),
        ("works in Tripoli", "Government of National Accord"),
    ],
)
def test_a_deputy_who_stays_serves_where_his_superior_did(extractor: RuleExtractor, what: str, body: str) -> None:
    text = (
        "Colonel Adel Rifai of the Libyan National Army switched sides to the Government of National Accord. "
        f"His deputy, Captain Hadi Sukkar, {what}."
    )
    article = Article(id="article:case", name="-", published=dt.date(2020, 3, 9), sha256="-", text=text)
    statements = extractor.read(article).statements
    assert {s.object.name for s in statements if s.kind == "SERVES_IN" and s.subject.name == "Hadi Sukkar" and s.object} == {body}
