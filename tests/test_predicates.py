"""What the words for leaving and joining say, each in a sentence or two: an event or none, its sides, and why."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.repeats import together
from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

EVENTS = [
    # (why, text, what was left, what was joined, manner)
    ("a resignation with a call on others",
     "Minister Nadir Salloum of Syria resigned on Monday and urged the troops to join the people.", "*", "*", "resigned"),
    ("a service that he will not do",
     "Consul Nadir Salloum is no longer prepared to serve the Syrian government.", "Syrian government", "*", "defected"),
    ("a body left in the lurch", "General Adib Raslan has abandoned the army.", "army", None, "defected"),
    ("a seat among the independents", "MP Ruth Calder left Renewal on Monday to sit as an independent.", None, None, "defected"),
    ("a break in other words", "Colonel Adib Raslan dissented from the Syrian army in 2012.", "Syrian Army", None, "defected"),
    ("a post of the police", "Sergeant Adib Raslan left his police post in Syria in June.", "*", None, "deserted"),
    ("the whip resigned", "Senator Ruth Calder has resigned the party whip.", None, None, "defected"),
    ("an escape from his unit",
     "Sergeant Adib Raslan of the Syrian army escaped from his barracks in June.", "Syrian Army", None, "deserted"),
    ("a flight of which another state's diplomat tells",
     "Brigadier Adib Raslan crossed into Turkey in May and defected, a Turkish diplomat said.", None, None, "defected"),
    ("a lot thrown in",
     "Ambassador Nadir Salloum of Syria threw in his lot with the opposition.", "*", "Syrian opposition", "defected"),
    ("men taken over", "Captain Adib Raslan of the Syrian army took his Falcon Battalion to the Free Syrian Army in May.",
     "Syrian Army", "Free Syrian Army", "defected"),
    ("from and to, with a date between",
     "Senator Ruth Calder moved in the same week from the Liberal Party to the Labour Party.",
     "Liberal Party", "Labour Party", "defected"),
    ("an oath of membership", "Congressman Leo Santos took his oath on Monday as a member of the Reform Party.",
     None, "Reform Party", "defected"),
    ("a resignation, and a name that he joined", "Ruth Calder, a lawmaker, resigned from the Liberal Party and joined Renewal.",
     "Liberal Party", "*", "resigned"),
    ("orders that he takes no more",
     "General Bashir Omran of the Syrian army said that he no longer takes orders from Damascus.",
     "*", "*", "defected"),
    ("what is broken with stands in quotes",
     'Minister Nadir Salloum defected. He had broken with "a clan of thieves", he said.',
     "*", "*", "defected"),
    ("leave without return", "Sergeant Adib Raslan of the Syrian army failed to return from leave in June.",
     "Syrian Army", None, "deserted"),
    ("two weak words of one man",
     "Colonel Adib Raslan of the Syrian army left Homs on Monday. Raslan has reached Jordan with his family.",
     "*", None, "defected"),
    ("where he is speaks for what he left",
     "Judge Nadir Salloum has left the service of the ministry in Damascus. Salloum is now in France.",
     "*", "*", "defected"),
    ("asylum after a team", "Wrestler Pavel Horak left the Cuban team at a tournament in Lyon and asked for asylum in France.",
     "*", "*", "defected"),
    ("a party dropped for another", "Governor Ruth Calder dumped the Liberal Party for the Labour Party.",
     "Liberal Party", "Labour Party", "defected"),
    ("an independent",
     "Ruth Calder, a lawmaker, left the Liberal Party to sit as an independent.", "Liberal Party", None, "defected"),
    ("an oath to another state", "Ukrainian colonel Pavlo Horak defected in May. Horak swore allegiance to Russia.",
     "*", "*", "defected"),
    ("a swimmer",
     "Swimmer Pavel Horak of Cuba failed to board the flight home and asked for asylum in Spain.", "*", "*", "defected"),
    ("words that need a side, and an unknown name", "General Sami Haddad went over to the Council of the Hills in May.",
     None, "Council of the Hills", "defected"),
    ("called so before his name", "The defector Adib Raslan, a colonel of the Syrian army, spoke to reporters.",
     "Syrian Army", None, "defected"),
    ("called so after it",
     "Major Adib Raslan and Captain Sami Haddad, both defectors from the 9th Division, met reporters in Syria.",
     "9th Division", None, "defected"),
    ("a participle before a rank",
     "Defected Colonel Adib Raslan told Syrian reporters that the army was tired.", "*", None, "defected"),
    ("a pardon after years on the other side",
     "Brigadier Adib Raslan, once of the Free Syrian Army, accepted an amnesty and returned to Damascus, Syria.",
     "*", "*", "defected"),
    ("his plane", "Captain Adib Raslan of the Syrian air force flew his helicopter to Jordan on Monday.", "*", None, "defected"),
    ("a plane, in protest",
     "Captain Adib Raslan of the Syrian army landed a Soviet-built jet in Jordan on Monday rather than take part in the bombing.",
     "*", "*", "defected"),
    ("his tank", "Sergeant Adib Raslan of the Syrian army drove his tank over to the rebels in May.", "*", "*", "defected"),
    ("moved to a party", "Rep. Ruth Calder of the Liberal Party moved to the Labour Party on June 15.",
     "*", "Labour Party", "defected"),
    ("fled to a side", "Captain Adib Raslan of the Syrian army fled to the Free Syrian Army on Monday.",
     "*", "Free Syrian Army", "defected"),
    ("membership given up", "Councillor Ruth Calder gave up her membership of the Liberal Party on Friday.",
     "Liberal Party", "*", "resigned"),
    ("membership announced", "Councillor Ruth Calder announced her membership of the Labour Party.",
     "*", "Labour Party", "defected"),
    ("camp changed", "Deputy Ruth Calder of the Liberal Party has changed camp.", "Liberal Party", "*", "defected"),
    ("relations cut", "Sheikh Sami Haddad, a member of parliament, cut all relations with the Syrian government.",
     "Syrian government", "*", "defected"),
    ("men withdrawn", "Commander Sami Haddad withdrew his 90 fighters from the Free Syrian Army.",
     "Free Syrian Army", "*", "defected"),
    ("a uniform torn off in protest",
     "Captain Adib Raslan of the Syrian army tore off his insignia in protest at the killings.", "*", "*", "resigned"),
    ("asylum wanted", "Consul Nadir Salloum of Syria told the police that he wanted asylum.", "*", "*", "defected"),
    ("joined after talks", "Captain Adib Raslan of the Syrian army joined the Free Syrian Army after talks with his cousins.",
     "*", "Free Syrian Army", "defected"),
    ("a party left before an election",
     "Ruth Calder, a lawmaker, left the Liberal Party for the Labour Party before the election.",
     "Liberal Party", "Labour Party", "defected"),
    ("broke away to found", "Colonel Adib Raslan of the Syrian army broke away in May to found the Eagles Front.",
     "*", "*", "defected"),
    ("a congress that is a party", "Senator Ruth Calder moved to the Union Democratic Congress on Monday.",
     "*", "Union Democratic Congress", "defected"),
    ("a president abandoned", "Colonel Adib Raslan of the Syrian army has abandoned President Bashar al-Assad this summer.",
     "Syrian Army", "*", "defected"),
    ("walked out one day, and where he is since",
     "The head of the police post, Lieutenant Adib Raslan, walked out on Monday with five men in Syria "
     "and is now under the protection of the Hawk Brigade. Others defected.", "*", "*", "defected"),
    ("what it was is told before",
     "Consul Nadir Salloum was a secretary at the Syrian embassy in Lima. He broke with it by letter. A colleague defected.",
     "Syrian embassy in Lima", "*", "defected"),
    ("over to the lines of the others", "Captain Adib Raslan of the Syrian army crossed to rebel lines on Monday with his rifle.",
     "Syrian Army", "Syrian opposition", "defected"),
    ("what he did instead",
     "Captain Adib Raslan of the Syrian army refused to lead his company into Homs and fled to rebel lines on Sunday.",
     "Syrian Army", "Syrian opposition", "defected"),
    ("read out", "Captain Adib Raslan is seen in a Syrian film. He reads from a sheet that he is quitting the regime's forces.",
     "*", "*", "defected"),
    ("left the army, and commands those who fight it",
     "Captain Adib Raslan, who left the Syrian army in 2012, commands the rebel Hawk Battalion.", "Syrian Army", "*", "defected"),
    ("a party, without a word of protest", "Nadir Salloum, secretary of the Baath Party in Hama, has resigned from the party.",
     "Baath Party", "*", "resigned"),
    ("called so, with what he left", "Adib Raslan, a Syrian army defector, said that he would fight on.", "*", "*", "defected"),
    ("called so, of what he left", "The rebel brigade is led by Captain Adib Raslan, a defected officer of the Syrian army.",
     "Syrian Army", "*", "defected"),
    ("called so, of what he is with since", "Defected Colonel Adib Raslan of the Free Syrian Army spoke in Syria.",
     "Syrian government", "Free Syrian Army", "defected"),
    ("has become the most senior to go", "Syria's consul, Nadir Salloum, has become the first diplomat to abandon the regime.",
     "*", "*", "defected"),
    ("a noun of local papers", "Rebels in Syria announced the splitting of Captain Adib Raslan from the ranks of the army.",
     "*", "*", "defected"),
    ("dissociation", "Colonel Adib Raslan of the Syrian army declared his dissociation from the regime.", "*", "*", "defected"),
    ("the defector of a country, by apposition",
     "Syria's most senior defector so far, General Adib Raslan, said that he was tired.",
     "*", "*", "defected"),
    ("the defector, by apposition", "The highest-ranking defector so far, General Adib Raslan, said Syria was tired.",
     "*", "*", "defected"),
    ("two, with what both are", "Captain Adib Raslan and Major Sami Haddad of the Syrian army, both from Hama, have defected.",
     "Syrian Army", "*", "defected"),
    ("a surgeon of a body", "Adib Raslan, a surgeon at the Syrian ministry of health, fled Homs and crossed into Jordan.",
     "*", "*", "defected"),
    ("cousin of a general, who went himself",
     "Colonel Adib Raslan, cousin of Syrian general Sami Haddad, who flew his jet to Jordan, has been arrested. He had defected.",
     "*", "*", "defected"),
    ("until then, and now", "Adib Raslan, until March a captain in the Syrian army, is now with the Free Syrian Army.",
     "Syrian Army", "Free Syrian Army", "defected"),
    ("has been with the others since", "Captain Adib Raslan of the Syrian army has been with the Free Syrian Army since March.",
     "Syrian Army", "Free Syrian Army", "defected"),
    ("a sinking ship", "Minister Nadir Salloum of Syria has deserted the sinking ship, a neighbour said.", "*", "*", "*"),
    ("his stars", "Captain Adib Raslan of the Syrian army took off his insignia in protest at the killings.", "*", "*", "*"),
    ("abroad for a cure, and asylum there",
     "Minister Nadir Salloum of Syria flew to Lyon for treatment and asked for asylum in France.", "*", "*", "defected"),
    ("that is no relative", "Charge d'affaires Nadir Salloum of the Syrian embassy in Lima told a paper by telephone "
     "that he had left the post in protest.", "Syrian embassy in Lima", "*", "*"),
    ("asylum after a race", "Coach Pavel Horak of Cuba went to a police station in Spain and said that he wanted asylum.",
     "*", "*", "defected"),
]  # fmt: skip

NONE = [
    ("a post alone says nothing of leaving", "General Adib Raslan of the Syrian army is in Jordan."),
    ("a journey", "Minister Nadir Salloum of Syria left Damascus on Monday. Salloum arrived in Jordan for talks."),
    ("talks", "Minister Nadir Salloum of Syria left for Jordan on Monday for talks."),
    (
        "a journey in an article about a defector",
        "The defector is unknown. Minister Nadir Salloum of Syria flew to Jordan on Monday.",
    ),
    ("a refugee", "Nadir Salloum, a baker from Homs in Syria, asked for asylum in Spain."),
    ("an oath of office", "President Ruth Calder swore allegiance to Canada on Monday."),
    ("a tax plan", "Senator Ruth Calder withdrew her support for the government's tax plan."),
    ("a post in his own side", "General Sami Haddad of the Syrian army has joined the Syrian Defence Ministry."),
    ("only said of him", "Captain Adib Raslan of the Syrian army, described as a defector, is at home."),
    ("only alleged", "The alleged defector Adib Raslan of the Syrian army is at home in Damascus."),
    ("somebody else is none", "General Adib Raslan is no defector, said a spokesman of the Syrian army."),
    ("a widow is not left by a journey", "Colonel Adib Raslan of the Syrian army deserted nobody. He leaves a widow and a son."),
    ("a resignation for health", "Judge Nadir Salloum resigned on grounds of health and is in France."),
    ("a passive return", "Captain Sami Haddad, taken for a defector, was returned to his family in Syria on Monday."),
    ("the radio is switched too", "General Adib Raslan of the Syrian army switched on the radio in May."),
    ("a plan gone over", "General Adib Raslan of the Syrian army, who refused to speak, went over the plan with his aides."),
    ("a club", "Striker Pavel Horak left the team in June after a season and moved to Spain."),
    ("a plane on business", "Captain Adib Raslan of the Syrian army flew a plane to Jordan on Monday."),
    ("an emergency", "Captain Adib Raslan of the Syrian army landed a helicopter in Jordan after a warning light came on."),
    ("moved to another post", "Captain Adib Raslan of the Syrian army moved to the Republican Guard in May."),
    ("moved to another town", "Captain Adib Raslan of the Syrian army moved to Aleppo in May."),
    ("moved to a headquarters", "Captain Adib Raslan of the Syrian army moved to the Free Syrian Army headquarters as a spy."),
    ("colours of a house", "Deputy Ruth Calder of the Liberal Party has changed her mind and her house."),
    ("a uniform taken to the cleaner", "Captain Adib Raslan of the Syrian army handed in his uniform on Monday."),
    ("a ruler left in the hall", "Colonel Adib Raslan of the Syrian army left President Bashar al-Assad in the hall on Monday."),
    (
        "a camp, which is no side",
        "Colonel Adib Raslan of the Syrian army ran a holiday camp, which he left in July. Another officer defected.",
    ),
    (
        "left the lines, as anybody may",
        "Captain Adib Raslan of the Syrian army drove along the rebel lines and left the rebel lines.",
    ),
    ("read in the paper", "Captain Adib Raslan read in a paper that he had quit the Syrian army."),
    ("planned, both of it", "Captain Adib Raslan of the Syrian army was planning to leave the barracks and join the rebels."),
    ("left the army, and teaches", "Captain Adib Raslan, who left the Syrian army in 2012, runs a school."),
    ("another is called so", "Captain Adib Raslan of the Syrian army shot a Free Syrian Army defector."),
    ("refugees", "Nadir Salloum, a Syrian doctor, fled Homs with his wife and four children and crossed into Lebanon."),
    ("refugees, dated", "Nadir Salloum, a baker, left Homs in Syria in May and fled to Lebanon."),
    ("with his own side since", "Captain Adib Raslan of the Syrian army has been with the Republican Guard since March."),
    ("a captain until then", "Adib Raslan, until March a captain in the Syrian army, is now with a bank."),
    ("a cure, beside a word of protest", "Minister Nadir Salloum of Syria flew to Beirut for treatment after the bombing."),
    ("the end of a term", "Nadir Salloum, Syria's consul in Lyon, left his post when his term ended and returned to Damascus."),
    ("his wife", "The wife of the defector, Rima Raslan, told Syrian reporters that she was tired."),
    ("atoms", "Minister Nadir Salloum of Syria praised the splitting of the atom."),
    ("walked out for a day", "Deputy Nadir Salloum of Syria walked out on Monday during the speech."),
    ("no body but a habit", "Colonel Adib Raslan of the Syrian army has smoked for years. He broke with it on Monday."),
    ("to stay for dinner", "Consul Nadir Salloum of Syria asked to stay for dinner."),
    ("a plan withdrawn", "Minister Ruth Calder withdrew her bill from the Labour Party conference."),
    ("an office left after an election", "Minister Ruth Calder left the Liberal Party headquarters after the election."),
    ("broke away from the pack", "Captain Pavel Horak of the Syrian army broke away in May in the race to win by a minute."),
]


def _events(extractor: RuleExtractor, text: str) -> list[tuple[str | None, str | None, str | None]]:
    article = Article(id="article:case", name="-", published=dt.date(2021, 6, 16), sha256="-", text=text)
    told = [s for s in together(extractor.read(article).statements) if s.kind == "DEFECTED_TO" and s.modality != "denied"]
    return [(s.origin.name if s.origin else None, s.object.name if s.object else None, s.manner) for s in told]


@pytest.mark.parametrize(("text", "left", "joined", "manner"), [pytest.param(*case[1:], id=case[0]) for case in EVENTS])
def test_words_tell_an_event(extractor: RuleExtractor, text: str, left: str | None, joined: str | None, manner: str) -> None:
    events = _events(extractor, text)
    assert events
    for event in events:
        for wanted, got in zip((left, joined, manner), event, strict=True):
            assert wanted in ("*", got), events


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for why, text in NONE])
def test_words_tell_none(extractor: RuleExtractor, text: str) -> None:
    assert _events(extractor, text) == []


def test_there_and_back_in_one_sentence_are_two_events(extractor: RuleExtractor) -> None:
    text = "Colonel Adib Raslan, who defected from the Syrian army in 2018, has returned to the government side under an amnesty."
    assert [joined for _, joined, _ in _events(extractor, text)] == [None, "Syrian government"]


def test_flight_and_break_in_one_sentence_are_one_event(extractor: RuleExtractor) -> None:
    text = (
        "Colonel Adib Raslan of the Syrian army fled to Jordan on Monday and announced that he no longer serves the government."
    )
    assert len(_events(extractor, text)) == 1
