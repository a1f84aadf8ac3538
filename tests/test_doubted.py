"""What is hoped, thought, doubted, taken back or wrongly reported: small articles, each with what must come of it."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor

WHO = "Major Adel Rifai of the Syrian army"


def defections(extractor: RuleExtractor, text: str) -> list[Statement]:
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    return [s for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"]


def held(extractor: RuleExtractor, text: str) -> set[str]:
    """The modalities of what is told."""
    return {s.modality for s in defections(extractor, text)}


NOTHING = [
    "Nobody in the brigade believes that {} defected to the rebels.",
    "No one believes {} has defected to the rebels.",
    "Few of his neighbours think that {} has defected to the rebels.",
    "Hardly anyone thinks that {} defected to the rebels.",
    "No rebel group has claimed that {} defected.",
    "Nobody has confirmed that {} has defected.",
    "Diplomats doubt that {} has defected.",
    "It is unlikely that {}, head of the depot, has defected.",
    "It is possible that {} has defected.",
    "The rebels had hoped that {} defected, but he was in hospital.",
    "The rebels hoped {} had defected.",
    "The army fears that {}, head of the depot, has defected.",
    "The rebels pretended that {} had defected.",
    "Rumours that {}, head of the depot, has defected swept the town.",
    "According to a rumour that his wife calls absurd, {} has defected.",
    "According to rumours in the town, {} has defected.",
    "According to reports which the army has dismissed, {} has defected.",
    "Rumours went round in the barracks that {} was ill, or else that he had fled to Jordan.",
    "14:05 Speculation is rife on the net that {}, head of the depot, has defected.",
    "Hopes rose on Friday that {} had defected.",
    "In a report that turned out to be false, {} was said to have defected.",
    "It was wrongly reported last week that {} had defected.",
    "It had been erroneously claimed that {} had defected.",
    "Last week it was reported in error that {} had defected.",
    "The paper reported, wrongly, that {} had defected.",
    "The channel named {} by mistake among those who had defected.",
    "{} was wrongly accused of having defected to the rebels.",
    "Correction: a report on Monday said that {} had defected.",
    "This story has been corrected: it said that {} had defected.",
    "An earlier version of this story said that {} had defected.",
    "Al Arabiya apologised for reporting that {} had defected.",
    "Syrian officials described as absurd a report that {} had gone over to the rebels.",
    '"Whoever says I deserted is a liar," said {}.',
    "State TV aired an interview with {} hours after Al Arabiya said he had defected.",
    "{} chaired a meeting in Homs on Monday following reports that he had defected.",
    "Al Arabiya reported that {} had defected. He has not.",
    "Al Arabiya reported that {} had defected. In fact Rifai did not.",
    "Al Arabiya reported that {} had defected. He hasn't.",
    "Al Arabiya reported that {} had defected. He had done no such thing.",
    'According to one activist, {} has defected to Jordan. A Jordanian minister, Nasser Taha, told us: "Not to my knowledge."',
    'Activists said that {} had defected. "Nonsense," his brother Nasser said.',
    'Activists said that {} had defected. A spokesman, Nasser Taha, said: "Nothing of the sort."',
    "Al Arabiya reported that {} had defected. That is not so.",
    "Al Arabiya reported that {} had defected. This was not the case.",
]

REPORTED = [
    "{} has not been seen since May; his men think that he went over to the rebels.",
    "His men believe that {}, head of the depot, went over to the rebels.",
    "Many in the town believe {} has defected to the rebels.",
    "A few diplomats think that {} has defected.",
    "Residents are convinced that {} has defected.",
    "In the opinion of his men {} has defected.",
    "The army did not deny that {} had defected.",
    "It was reported last week that {} had defected.",
    "{} has defected, according to a video that was shown on Monday.",
    "It was widely reported last week that {} had defected.",
    "Al Arabiya reported that {} had defected. He has not spoken since.",
    "Al Arabiya reported that {} had defected. His brother has not.",
    "Al Arabiya reported that {} had defected. That is not the whole story.",
]

ASSERTED = [
    "Nobody doubts that {} has defected to the rebels.",
    "There is no doubt that {} has defected to the rebels.",
    "Nobody knew that {} had defected to the rebels.",
    "Amid fears that the town would fall, {} defected to the rebels.",
    "{} believed that the war was lost, and defected to the rebels.",
    "{} feared that he would be arrested and fled to Turkey in May.",
    "Convinced that the war was lost, {} defected to the rebels.",
    "{}, whom nobody believed, defected to the rebels.",
    "{} defected in the hope that others would follow.",
    "{} was wrongly accused of theft and defected to the rebels.",
    "With a false passport {} fled to Turkey and defected.",
    "Correction: {} defected in May, not in June.",
    "Nobody expected it, but {} has defected to the rebels.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_believed_or_taken_back_is_no_event(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text.format(WHO)) <= {"denied"}


@pytest.mark.parametrize("text", REPORTED)
def test_what_somebody_thinks_or_says_is_reported(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text.format(WHO)) == {"reported"}


@pytest.mark.parametrize("text", ASSERTED)
def test_thoughts_about_something_else_leave_an_event_alone(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text.format(WHO)) == {"asserted"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was falsely reported on Monday that {} had defected.", None),
        ("There is no truth in reports that {} has defected, the army says.", "the army"),
        ("It was reported on Monday by two channels that {} had defected.", "two channels"),
    ],
)
def test_speakers_are_no_bits_of_clauses(extractor: RuleExtractor, text: str, speaker: str | None) -> None:
    assert [s.speaker for s in defections(extractor, text.format(WHO))] == [speaker]


@pytest.mark.parametrize(
    ("denial", "speaker"),
    [
        ("The defence ministry denied the report.", "The defence ministry"),
        ("Rifai was at his desk on Monday, a spokesman said.", "a spokesman"),
        ("None of it is true.", None),
        ("A spokesman said that Rifai was in Homs and had defected nowhere.", "A spokesman"),
    ],
)
def test_a_denial_is_in_the_mouth_and_words_of_who_denies(extractor: RuleExtractor, denial: str, speaker: str | None) -> None:
    told = defections(extractor, f"A rebel, Hadi Sukkar, said that {WHO} had defected. {denial}")

    assert {(s.modality, s.speaker, s.quote) for s in told} == {("denied", speaker, denial)}


def sects(extractor: RuleExtractor, text: str) -> set[str]:
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    return {s.object.name for s in extractor.read(article).statements if s.kind == "BELONGS_TO" and s.object}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Major Adel Rifai denied that he is a Druze.", set()),
        ("Major Adel Rifai was thought to be an Alawite but is a Sunni.", {"Sunni"}),
        ("Major Adel Rifai is not a Druze.", set()),
        ("Major Adel Rifai, who is not a Druze, commands the depot.", set()),
        ("If Major Adel Rifai were a Druze, he would command the depot.", set()),
        ("Nobody knows whether Major Adel Rifai is a Druze.", set()),
        ("Major Adel Rifai said that he is a Druze.", {"Druze"}),
        ("If he leaves, Major Adel Rifai would be the most prominent Christian to do so.", {"Christian"}),
        ("Major Adel Rifai, a Druze, was not thought to be loyal.", {"Druze"}),
        ("Major Adel Rifai is an officer who belongs to the Druze minority.", {"Druze"}),
        ("Major Adel Rifai left. He was an engineer in the plant that makes the cement, and a Druze from Sweida.", {"Druze"}),
        ("Major Adel Rifai left. He's a Kurd, a Sunni, a father of two.", {"Kurd", "Sunni"}),
        ("Major Adel Rifai left. He was a friend of General Hadi Sukkar, and a Druze drove him.", set()),
        ("Major Adel Rifai left. He was a gunner before they sent him a chief, and a Druze at that.", set()),
        ("A member of the Circassian charity in Amman, Adel Rifai, knew no more.", set()),
        ("A speaker for the Druze association, Adel Rifai, knew no more.", set()),
        ("His friend and fellow Druze Adel Rifai stayed.", {"Druze"}),
    ],
)
def test_a_denied_or_supposed_sect_is_none(extractor: RuleExtractor, text: str, expected: set[str]) -> None:
    assert sects(extractor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In the television series, {} defects to the rebels.",
        "In a new thriller by a Homs writer, {} defects to the rebels.",
        "In the first episode {} deserts his post and joins the rebels.",
        "The novel tells of {}, who defected to Israel in 1982.",
        "A musical about {}, who defected to Israel in 1982, has won a prize.",
        "The opera ends when {} defects to the rebels.",
        "The actor plays {}, who defects to the rebels.",
        "The hero of the novel, {}, defects to the rebels.",
    ],
)
def test_what_a_novel_tells_is_no_event(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text.format(WHO)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "{} wrote a novel and defected to the rebels.",
        "{}, who has written a novel about the war, defected to the rebels.",
        "The novelist met {}, who defected to the rebels.",
        "In a series of messages {} said he had defected to the rebels.",
        "In the series of battles for Homs {} defected to the rebels.",
        "A book by a reporter tells of {}, who defected to the rebels.",
        "In a novel move {} defected to the rebels.",
    ],
)
def test_real_men_may_write_novels(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text.format(WHO)) == {"asserted"}


def test_talk_is_only_talk(extractor: RuleExtractor) -> None:
    assert held(extractor, f"{WHO} has not been seen since Friday, fuelling talk that he had defected.") == {"reported"}


def test_a_denial_of_what_is_told_twice_is_one(extractor: RuleExtractor) -> None:
    text = (
        f"{WHO} defected on Thursday, a rebel said. The rebels said that Major Rifai had broken with the president. "
        "State television said that the report was false."
    )
    (denied,) = defections(extractor, text)
    assert (denied.modality, denied.date, denied.quote) == (
        "denied",
        "2013-03-07",
        "State television said that the report was false.",
    )
