"""Sentences that look like a change of side and tell none: what was denied, thought, planned, cut short, or is something else."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

TELLS = " Colonel Adib Marrun defected from the Syrian army in May."
"""Makes an article one about changes of side, in which less must be said."""

SCORNED = [
    "The ministry brushed aside talk that Colonel Sami Dahr had defected.",
    "State television laughed at the idea that Colonel Sami Dahr had gone over to the rebels.",
    "The governor poured scorn on reports that Colonel Sami Dahr had fled to Jordan.",
    "The army mocked rumours that Colonel Sami Dahr had deserted.",
    "The ministry issued a picture of Colonel Sami Dahr, calling reports that he had defected an insult.",
    "Colonel Sami Dahr was mistakenly reported to have defected.",
    "Hostile channels have spread the information that Colonel Sami Dahr defected with his battalion.",
    "A report that Colonel Sami Dahr had fled to Jordan turned out to be wrong.",
    "Colonel Sami Dahr had defected, a website wrote; this was denied by his brother.",
    "Colonel Sami Dahr said that he had never left his post, after a channel reported that he had fled to Jordan.",
    "The army said that Colonel Sami Dahr was still in command, following claims that he had defected.",
    "The army said that Colonel Sami Dahr had not, as the rebels maintain, defected.",
    "There were reports, later retracted, that Colonel Sami Dahr had defected.",
    "Colonel Sami Dahr distanced himself from reports that he had defected.",
    "Whoever said that Colonel Sami Dahr had defected was dreaming, his wife said.",
    "Only a fool would believe that Colonel Sami Dahr had defected.",
]

HEARD = [
    '"I read in the newspaper that I have defected," Colonel Sami Dahr joked.',
    "Colonel Sami Dahr learned from the radio that he had defected.",
]

NOBODY = [
    "Colonel Sami Dahr told recruits that whoever breaks ranks has no future.",
    "A lawyer, Colonel Sami Dahr, said that whoever deserted twice would do so again.",
]

CUT_SHORT = [
    "Colonel Sami Dahr was shot dead while defecting.",
    "Colonel Sami Dahr was killed as he was crossing into Jordan to defect.",
    "Colonel Sami Dahr was arrested on the border while fleeing to Turkey.",
]

PLANNED = [
    "Colonel Sami Dahr of the Third Division refused to join the rebels.",
    "A court charged Colonel Sami Dahr with treason, accusing him of planning to bring his men over to the rebels.",
    "Colonel Sami Dahr preferred prison to joining the rebels.",
    "Colonel Sami Dahr came close to leaving the army.",
    "Colonel Sami Dahr was said to be preparing to defect to the rebels.",
    "Colonel Sami Dahr would be welcome among the rebels, their spokesman said.",
    "The army feared the defection of Colonel Sami Dahr.",
    "Speculation about the defection of Colonel Sami Dahr grew.",
    "The rebels are still waiting for the defection of Colonel Sami Dahr.",
    "The defection of Colonel Sami Dahr was averted.",
    "In the play, Colonel Sami Dahr defects to the rebels.",
]

ANNOUNCED = [
    "Colonel Sami Dahr is expected to announce his defection within hours.",
    "Colonel Sami Dahr will announce his defection on Friday.",
    "Colonel Sami Dahr has yet to announce his defection.",
    "Colonel Sami Dahr refused to announce his defection.",
    "Colonel Sami Dahr threatened to submit his resignation over the killings.",
    "Rebels told Colonel Sami Dahr to announce his defection.",
]

OF_OTHERS = [
    "When an officer deserted, Colonel Sami Dahr shot him.",
    "Since his driver deserted, Colonel Sami Dahr has been on foot.",
    "A guard told Colonel Sami Dahr that 20 had left the army.",
    "The observatory's head, Colonel Sami Dahr, said he had left the army.",
    "The lawyer, Colonel Sami Dahr, said that his client had left the army.",
    "More than 40 agents fled the army. Colonel Sami Dahr was arrested.",
    "Some 900 conscripts failed to return from leave. Colonel Sami Dahr was promoted.",
    "The departure of Colonel Sami Dahr was delayed by protests at the killings.",
    'The spokesman, Colonel Sami Dahr, confirmed that "a handful" had defected.',
    "Colonel Sami Dahr said that dozens had gone over to the rebels.",
    "Colonel Sami Dahr was shaken by his deputy's defection.",
    "After the defection of his men, Colonel Sami Dahr was replaced.",
    "Colonel Sami Dahr, from whose brigade 40 men have deserted, asked for help.",
    "Colonel Sami Dahr, to whom half of the garrison has gone over, commands 300 men.",
    "Colonel Sami Dahr was moved from the Third Division to the Fourth.",
    "Colonel Sami Dahr survived an ambush while leaving his barracks.",
    "Reached by radio in the hills, Colonel Sami Dahr of the Third Division gave no answer.",
    "Colonel Sami Dahr, reached by a reporter in Amman, would not talk about the Third Division.",
    "Abandoned by his drivers, Colonel Sami Dahr of the Third Division walked to the barracks.",
    "Lieutenant Sami Dahr was sent to Idlib, where half of his Syrian army unit had deserted.",
    "Colonel Sami Dahr, cousin of a Syrian pilot who flew his jet to Jordan, has been arrested.",
    "The rebels exchanged Captain Sami Dahr, who crossed to government lines with ten other prisoners.",
    "Colonel Sami Dahr of the Third Division spoke first. He said that the train was late because of defects in the brakes.",
]

ORDINARY = [
    "Colonel Sami Dahr joined the army in 1985 and left it in 2005 to sell cars.",
    "President Sami Dahr fled to Saudi Arabia on Friday.",
    "Colonel Sami Dahr moved from the Third Division to the Fourth in May.",
    "Colonel Sami Dahr joined the opposition in condemning the attack.",
    "Minister Sami Dahr sided with the opposition on the budget.",
    "MP Sami Dahr walked out of parliament in protest at the budget.",
    "Minister Sami Dahr resigned after losing a vote of confidence.",
    "Colonel Sami Dahr pledged allegiance to the president in a televised ceremony.",
    "Colonel Sami Dahr surrendered to the army at a checkpoint.",
    "Under the deal Colonel Sami Dahr and his fighters left Daraya for Idlib on Friday.",
    "Colonel Sami Dahr joined the talks in Geneva on Monday.",
    "Colonel Sami Dahr broke with tradition and shook hands with recruits.",
    "Colonel Sami Dahr returned to the army after his leave.",
    "Sami Dahr joined the Syrian army in 1983. He sits on the Syrian National Council.",
    "Colonel Sami Dahr left the army at 55.",
    "Colonel Sami Dahr left the army at the age of 55 and moved to Jordan.",
    "Colonel Sami Dahr left his post on Friday on reaching sixty.",
    "Colonel Sami Dahr left the Third Division for the staff college.",
    "Colonel Sami Dahr left the academy as a lieutenant and was posted to the Third Division.",
    "Colonel Sami Dahr left the army after thirty years of service.",
    "Minister Sami Dahr resigned in order to run for governor.",
    "Minister Sami Dahr resigned because of a heart condition.",
    "Minister Sami Dahr quit the cabinet over a scandal.",
    "Foreign Minister Sami Dahr left for Geneva for talks.",
    "Minister Sami Dahr flew to Vienna in June for eye surgery.",
    "Colonel Sami Dahr crossed the border to inspect the Lebanese posts.",
    "Colonel Sami Dahr crossed into Lebanon in pursuit of smugglers.",
    "Colonel Sami Dahr crossed the front line under a white flag to collect the dead.",
    "Colonel Sami Dahr was freed in May and crossed to government lines in a prisoner exchange.",
    "Customs chief Sami Dahr fled to Turkey after he was charged with fraud.",
    "Colonel Sami Dahr, who had studied in Moscow, came back to the army in 1998.",
]

HAPPENED = [
    "Colonel Sami Dahr has, the rebels say, defected.",
    "Colonel Sami Dahr broke with the president in a televised speech.",
    "Colonel Sami Dahr said that he had never killed anybody. After a year of doubt he defected to the rebels.",
    "Colonel Sami Dahr has left the army, his lawyer said.",
    "Colonel Sami Dahr, whose 40 men have gone over to the rebels, is in Homs.",
    "Colonel Sami Dahr joined the rebels in May in Homs.",
    "Minister Sami Dahr sided with the rebels on Friday.",
    "Colonel Sami Dahr, whom his men admire, has defected.",
    "Colonel Sami Dahr appeared on television to announce his defection.",
    "Another officer has deserted, Colonel Sami Dahr of the navy.",
    'Colonel Sami Dahr, "the Lion", has defected.',
    "Colonel Sami Dahr deserted in May, prior to joining the rebels.",
    "Colonel Sami Dahr, the first officer of the Third Division to join the rebels, spoke on Monday.",
    "A newspaper was the first to say that Colonel Sami Dahr had defected.",
    "His wife heard on the radio that Colonel Sami Dahr had defected.",
    "The rebels brought in Colonel Sami Dahr, who defected while his brigade was shelling Homs.",
    "Colonel Sami Dahr brought his men over to the rebels.",
    "Colonel Sami Dahr left for Paris to attend a conference and asked for asylum.",
    "Minister Sami Dahr left for Geneva for talks and resigned there in protest at the shelling.",
    "Colonel Sami Dahr defected at 55.",
    "Colonel Sami Dahr, a rebel commander, returned to the ranks of the army.",
    "Tired of the war, Colonel Sami Dahr left by night and joined the rebels.",
    "Colonel Sami Dahr defects in Paris, a newspaper in Amman wrote.",
]


def _moved(extractor: RuleExtractor, text: str) -> set[str]:
    """Of whom it is told that he changed sides, denials apart."""
    article = Article(id="article:case", name="-", published=dt.date(2012, 8, 20), sha256="-", text=text + TELLS)
    statements = extractor.read(article).statements
    moved = {s.subject.name for s in statements if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")}
    return moved - {"Adib Marrun"}


@pytest.mark.parametrize("text", [*SCORNED, *HEARD, *NOBODY, *CUT_SHORT, *PLANNED, *ANNOUNCED])
def test_what_did_not_happen_is_no_change_of_side(extractor: RuleExtractor, text: str) -> None:
    assert _moved(extractor, text) == set()


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_others_did_is_not_told_of_him(extractor: RuleExtractor, text: str) -> None:
    assert _moved(extractor, text) == set()


@pytest.mark.parametrize("text", ORDINARY)
def test_the_ordinary_course_of_a_career_is_none(extractor: RuleExtractor, text: str) -> None:
    assert _moved(extractor, text) == set()


@pytest.mark.parametrize("text", HAPPENED)
def test_what_happened_is_one(extractor: RuleExtractor, text: str) -> None:
    assert _moved(extractor, text) == {"Sami Dahr"}


def test_who_speaks_of_the_two_is_none_of_them(extractor: RuleExtractor) -> None:
    text = (
        "According to the governor's spokesman, Sami Dahr, the two, Captain Ali Zein and Captain Nizar Atrash, defected in June."
    )

    assert _moved(extractor, text) == {"Ali Zein", "Nizar Atrash"}
