"""What officers and officials do all day long, in words that elsewhere tell of a change of side: none of it is one."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

WHO = ["Colonel Sami Dahr of the Third Division", "Brigadier Sami Dahr", "The governor of Homs, Sami Dahr,"]
TELLS = " The war in Syria began in 2011. Hundreds of officers have defected."
"""Makes an article one about changes of side, in which less must be said."""

DOINGS = """
was dismissed after several of his men deserted.
ordered that deserters be shot.
, accused of helping soldiers to defect, was arrested on Monday.
was sentenced to death for trying to defect.
was arrested in Homs on suspicion that he wished to join the rebels.
persuaded 20 soldiers to defect.
welcomed the defectors to the base.
interrogated a defector on Monday.
hunted down men who had deserted the army.
called the defectors traitors.
warned his men not to defect.
told his men that whoever left the army would be shot.
has not defected and never will, his wife said.
offered an amnesty to those who defected.
recaptured the town after the rebels left it.
joined the president at a parade on Monday.
joined the army in 1990.
joined the Republican Guard in 2009 and became its deputy commander in 2012.
moved from the Third Division to the Republican Guard in May.
was transferred from the air force to the Republican Guard.
left the army in 2004 and opened a restaurant.
left the army when he turned 60.
left Damascus for Moscow on Monday to sign a contract.
flew to Tehran on Monday for talks.
crossed into Lebanon on Monday to meet his counterpart.
fled the town when the rebels stormed it.
fled to the airport with his men after the base fell.
fled a car bomb with light wounds.
abandoned the checkpoint under fire.
withdrew from the town with his men.
surrendered to the rebels with 20 men.
was captured by the rebels and shown in a video.
, held by the rebels since May, said in a video that he had joined them.
was kidnapped and taken to Turkey.
resigned on Monday for health reasons.
resigned on Monday after a scandal.
stepped down as mayor to run for parliament.
retired in May and moved to Jordan.
was killed in Jordan by men who had defected.
died in Turkey, where he had gone for treatment.
switched sides of the street when he saw the soldiers.
switched from tanks to artillery in 2003.
changed sides in the debate on the budget.
broke with tradition and spoke to reporters.
broke away from the crowd to shake hands.
turned against the wall and wept.
went over to the window.
went over the plans with his officers.
deserted his wife in 2004.
crossed the floor to greet the minister.
came over to the journalists and smiled.
announced the departure of the inspectors.
denied having left his post.
could soon join the rebels, a website wrote.
was offered money to defect but refused.
was urged to defect by his brother.
dreamt of defecting.
pondered whether to defect.
wanted to defect but was killed in May.
tried to flee to Turkey and was shot at the border.
planned to defect in May, his diary shows.
would have defected if he had had the money.
was about to defect when he was killed.
vowed never to leave the army.
said he would rather die than defect.
was thought to have defected until he appeared on television.
was reported to have defected, but turned up at work on Monday.
had been said to have fled; on Monday he chaired a meeting.
laughed when asked whether he had defected.
is not among those who defected.
stayed when the others defected.
remained loyal after his brother defected.
replaced a general who had defected.
succeeded the minister, who defected in May.
was born the year in which the pilot defected.
has written a book about the officers who defected.
plays a defector in a new film.
is accused of defecting to the enemy in 1973 by a newspaper that was later fined.
asked for asylum for his brother.
granted asylum to a pilot.
returned to Damascus on Monday after a visit to Moscow.
returned to his post on Monday after a holiday.
came back to the army after studying in Moscow.
and the rebels agreed on a truce.
sided with the minister in the dispute.
sided with the rebels on the question of prisoners.
met defectors in Turkey on Monday.
received a delegation that had crossed the border.
led the brigade that the rebels fled from.
handed in his gun at the door.
handed over the base to his successor.
took his men to the front.
led his men to the rebels' positions and shelled them.
put himself at the disposal of the investigators.
was found in Jordan, where smugglers had left his body.
surfaced in Jordan as the new military attache.
appeared in Jordan beside the king.
is now in Jordan as ambassador.
is with his men at the front.
was with the rebels' envoys when the truce was signed.
quit smoking in May.
quit the meeting in anger.
left the meeting in protest at a remark.
walked out of the talks on Monday in protest.
stormed out of the hall.
renounced his salary.
renounced violence.
threw his weight behind the new budget.
pledged allegiance to the president on Monday.
swore loyalty to the president after the others had fled.
swore the oath as minister of defence.
declared his support for the president.
rallied to the president's side.
recognised the rebels' courage.
no longer serves in Homs, but in Hama.
no longer commands the division; he was promoted in May.
is no longer with the Third Division.
was removed from his post and went home to his village.
was expelled from the party in May and joined another.
disappeared in May.
went missing in May near the border.
has not been seen since his brother defected.
was killed while crossing the border to join the rebels.
was wounded as he helped a soldier to desert.
, whose men have all deserted, holds the base alone.
, from whom 20 men defected, holds the base.
, a man who has seen many comrades leave for Turkey, holds the base.
sent his family to Turkey and stayed.
rejected an offer to join the Free Syrian Army.
infiltrated the Free Syrian Army on behalf of the regime.
pretended to defect and then blew up the rebels' depot.
posed as a defector.
came home from captivity among the rebels.
escaped from the rebels and rejoined his unit.
fled from the rebels to Damascus.
escaped an ambush and reached Jordan's hospital.
found a defect in the engine.
led the search for a ship that had left Tartous.
led a march of officers who left the stadium.
""".strip().splitlines()


@pytest.mark.parametrize("doing", DOINGS)
def test_it_is_no_change_of_side(extractor: RuleExtractor, doing: str) -> None:
    for who in WHO:
        sentence = who.rstrip(",") + doing if doing.startswith(",") else f"{who} {doing}"
        for text in (sentence, sentence + TELLS):
            article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
            said = [
                s
                for s in extractor.read(article).statements
                if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")
            ]
            assert said == [], text
