"""Words of leaving, fleeing and joining in the senses that change no side, each beside a near neighbour that does."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.repeats import SIDE_NOT_STATED, together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor


def statements(extractor: RuleExtractor, text: str) -> list[Statement]:
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    return together(extractor.read(article).statements)


def events(extractor: RuleExtractor, text: str) -> list[Statement]:
    return [s for s in statements(extractor, text) if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")]


OFFICES_WITHOUT_A_SIDE = [
    "Nizar Qabbous, president of the Syrian National Coalition, resigned on Sunday in protest at the silence of its allies.",
    "Colonel Adib Raslan, the Free Syrian Army's chief of supplies, quit on Monday in a dispute over tents.",
    "Rima Salloum, a member of the Syrian National Council, stepped down in protest at the bloodshed in Homs.",
    "Sheikh Nadir Haddad of the rebel Omari Brigade in Syria gave up his post in protest at the killings.",
    "DAMASCUS - UN envoy Henrik Dahl quit in August, and denounced the killings.",
    "The United Nations envoy to Syria, Henrik Dahl, resigned in protest at the shelling.",
    "Reporter Adib Raslan quit Al Jazeera in protest at its silence on Syria.",
]


@pytest.mark.parametrize("text", OFFICES_WITHOUT_A_SIDE)
def test_who_gives_up_an_office_with_rebels_or_above_the_sides_changes_none(extractor: RuleExtractor, text: str) -> None:
    assert events(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Nadir Salloum, Syria's consul in Lyon, resigned in protest at the shelling.", "Syrian opposition"),
        ("Counsellor Nadir Salloum of the Syrian mission to the United Nations resigned in protest.", "Syrian opposition"),
        ("Counsellor Nadir Salloum of the U.N. mission in Geneva resigned in protest at the killings in Syria.", SIDE_NOT_STATED),
        ("Nadir Salloum, Syria's representative to the United Nations, broke with Assad on Monday.", "Syrian opposition"),
        ("Colonel Adib Raslan resigned from the Free Syrian Army in May and joined the Syrian government.", "Syrian government"),
        ("Commander Adib Raslan defected from the Free Syrian Army near Homs, Syria.", SIDE_NOT_STATED),
        ("Commander Adib Raslan left the Nusra Front for Ahrar al-Sham near Homs, Syria.", "Ahrar al-Sham"),
    ],
)
def test_a_side_that_the_text_does_not_name_is_assumed_only_of_who_leaves_the_state(
    extractor: RuleExtractor, text: str, to: str
) -> None:
    assert {s.target.name for s in events(extractor, text) if s.target} == {to}


@pytest.mark.parametrize(
    "text",
    [
        "Major Sami Karim defected from the Iraqi Federal Police in Mosul. Refugees from Syria camped nearby, in sight of Syria.",
        "Refugees from Syria, Syrians all, were waiting. Major Sami Karim deserted the Iraqi army in Ramadi, Iraq.",
    ],
)
def test_no_side_of_another_country_is_assumed(extractor: RuleExtractor, text: str) -> None:
    assert {s.target.name for s in events(extractor, text) if s.target} == {SIDE_NOT_STATED}


ON_THE_FIELD = [
    "ALEPPO - Al-Hurriya's captain Nadir Salloum has defected to city rivals Al-Jadid after four seasons with the police club.",
    "Goalkeeper Nadir Salloum joined the rebels in May in Homs. Colonel Adib Raslan defected from the Syrian army.",
    "Defender Nadir Salloum has joined Syrian army side Al-Hurriya from Al-Jadid on a two-year contract.",
]


@pytest.mark.parametrize("text", ON_THE_FIELD)
def test_who_plays_changes_clubs_and_no_side(extractor: RuleExtractor, text: str) -> None:
    assert {s.subject.name for s in events(extractor, text)} <= {"Adib Raslan"}


@pytest.mark.parametrize(
    "text",
    [
        "Captain Nadir Salloum, who had coached the army's football team, defected from the Third Division of the Syrian army.",
        "Syria's goalkeeper Nadir Salloum left his team at the Asian Games and has asked for asylum in Qatar.",
        "Police captain Nadir Salloum, a former goalkeeper, left the Syrian police for the rebels in May.",
    ],
)
def test_who_plays_and_serves_may_change_sides(extractor: RuleExtractor, text: str) -> None:
    assert {s.subject.name for s in events(extractor, text)} == {"Nadir Salloum"}


def test_a_founder_joins_nobody_else(extractor: RuleExtractor) -> None:
    text = "Hadi Atrash left the Syrian Democratic Forces on Monday. He had joined the SDF at its foundation in Syria in 2015."
    assert len(events(extractor, text)) == 1


FLIGHTS_FROM_OTHERS = [
    "Teacher Salma Nasr and her sons fled the Taliban and crossed into Iran, aid workers in Kabul said.",
    "Bishop Hanna Matti of Mosul fled from Islamic State in June and lives in Erbil, Iraq. Others deserted the town.",
    "Sheikh Ahmed Karbouli escaped from Islamic State in Iraq last week.",
    "Reporter Tariq Murshid fled the Houthis and lives in Cairo, Yemen's union of journalists said.",
    "Judge Karim Sabbagh fled Houthi rule for Riyadh, Yemen's lawyers said.",
    "Ali Wardak, an interpreter, fled from the Taliban to Pakistan, leaving Kabul in August.",
]


@pytest.mark.parametrize("text", FLIGHTS_FROM_OTHERS)
def test_who_flees_a_force_was_none_of_its_men(extractor: RuleExtractor, text: str) -> None:
    forces = {"Islamic State", "Taliban", "Houthis"}

    assert events(extractor, text) == []
    assert not [s for s in statements(extractor, text) if s.kind == "SERVES_IN" and s.object and s.object.name in forces]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Abu Omar, a fighter, fled the Islamic State near Raqqa in Syria and reached Turkey.", "Islamic State"),
        ("Houthi commander Saleh Murad fled the Houthis and reached Aden in Yemen.", "Houthis"),
        ("Colonel Adib Raslan fled the Syrian army in May and is in Jordan.", "Syrian Army"),
        ("Colonel Adib Raslan fled the regime in May and is in the north of Syria.", "Syrian government"),
        ("Lieutenant Jang Min fled the North Korean army and reached Seoul.", "Korean People's Army"),
    ],
)
def test_who_flees_his_own_leaves_them(extractor: RuleExtractor, text: str, left: str) -> None:
    assert [s.origin.name for s in events(extractor, text) if s.origin] == [left]


ROUTS = [
    "KABUL - Governor Rahim Sadat fled to Iran when Herat fell to the Taliban.",
    "Governor Atheel Nasser escaped to Erbil as the city of Mosul fell to the jihadists, Iraqi officials said.",
    "General Sami Karim of the Iraqi army fled to Erbil after Islamic State overran Mosul.",
    "Colonel Jean Ilunga of the Congolese army withdrew his men from Goma and crossed into Rwanda.",
    "Colonel Adib Raslan of the Syrian army abandoned the outskirts of Idlib to the rebels.",
    "Colonel Adib Raslan of the Syrian army left the hills above Homs to the Free Syrian Army.",
]


@pytest.mark.parametrize("text", ROUTS)
def test_who_is_beaten_or_falls_back_goes_over_to_nobody(extractor: RuleExtractor, text: str) -> None:
    assert events(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Captain Adib Raslan of the Syrian army deserted after Idlib fell to the rebels.", None),
        ("Captain Adib Raslan of the Syrian army deserted to the rebels when Idlib fell.", "Syrian opposition"),
        ("Captain Adib Raslan left the Syrian army for the rebels after Idlib fell to them.", "Syrian opposition"),
    ],
)
def test_who_goes_over_while_a_town_falls_goes_over(extractor: RuleExtractor, text: str, joined: str | None) -> None:
    assert [s.object and s.object.name for s in events(extractor, text)] == [joined]


@pytest.mark.parametrize(
    "act",
    [
        "joined the rebels in condemning the attack on a bakery",
        "joined the opposition in calling for a truce",
        "joined the opposition at the talks in Geneva",
        "joined the rebels for a minute of silence",
        "joined Free Syrian Army officers for dinner",
        "joined a Free Syrian Army convoy as a monitor",
        "joined a rebel delegation on a tour of the camps",
        "sided with the rebels on the exchange of prisoners",
        "sided with the opposition over water",
        "sided with the rebels in the dispute over the dam",
        "stood with the opposition on the question of aid",
    ],
)
def test_what_somebody_does_with_others_for_once_is_no_joining(extractor: RuleExtractor, act: str) -> None:
    text = f"Colonel Bassel Turk of the Syrian army {act}."
    served = {s.object.name for s in statements(extractor, text) if s.kind == "SERVES_IN" and s.object}

    assert events(extractor, text) == []
    assert served == {"Syrian Army"}


@pytest.mark.parametrize(
    "act",
    [
        "joined the rebels in fighting the government",
        "joined the rebels in Homs",
        "joined the rebels in March",
        "joined the rebels at the border",
        "sided with the rebels on Monday",
        "sided with the rebels on the eve of the battle",
        "sided with the rebels over the killings in Daraa",
        "joined the opposition over the weekend",
        "left the army and joined the rebels in calling for a fair trial",
    ],
)
def test_when_where_and_why_somebody_joined_are_no_such_act(extractor: RuleExtractor, act: str) -> None:
    found = events(extractor, f"Colonel Bassel Turk of the Syrian army {act}.")

    assert [(s.origin and s.origin.name, s.object and s.object.name) for s in found] == [("Syrian Army", "Syrian opposition")]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ruth Calder joined the Harbour Party in voting against the bill.",
        "Senator Ruth Calder sided with the Harbour Party on the budget.",
        "Brigadier Ahmed Salih of the Sudanese army joined a Rapid Support Forces delegation at the talks.",
    ],
)
def test_a_vote_or_a_delegation_shared_is_no_change_of_side(extractor: RuleExtractor, text: str) -> None:
    assert events(extractor, text) == []
    assert not [s for s in statements(extractor, text) if s.object and s.object.name in ("Harbour Party", "Rapid Support Forces")]


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Riad Nahas of the Syrian army left the Fourth Division for the Republican Guard.",
        "Colonel Riad Nahas quit Military Intelligence for the Political Security Directorate, Syrian media said.",
        "Colonel Riad Nahas joined the Republican Guard from the Fourth Division, the Syrian army said.",
        "Captain Aung Lin left the Myanmar army for the Myanmar police.",
        "Major Kim Ho left the 5th Division for the 7th Division.",
    ],
)
def test_a_transfer_within_one_state_is_no_change_of_side(extractor: RuleExtractor, text: str) -> None:
    assert events(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Colonel Riad Nahas left the Fourth Division for the rebels in Syria.", ("4th Armoured Division", "Syrian opposition")),
        ("Commander Riad Nahas left the Farouq Brigades for the Tawhid Brigade in Syria.", ("Farouq Brigades", "Liwa al-Tawhid")),
        ("Major Kim Ho left the 5th Division for the Lantern Front.", ("5th Division", "Lantern Front")),
        ("Major Kim Ho defected from the 5th Division to the 7th Division.", ("5th Division", "7th Division")),
    ],
)
def test_who_leaves_one_side_for_another_changes_it(extractor: RuleExtractor, text: str, sides: tuple[str, str]) -> None:
    assert [(s.origin and s.origin.name, s.object and s.object.name) for s in events(extractor, text)] == [sides]


THEME = "Desertions are many this year, aid workers told us."
"""An article that begins so is about changes of side."""


@pytest.mark.parametrize("before", ["", THEME])
@pytest.mark.parametrize(
    "text",
    [
        "General Samir Turk, the Syrian army's chief of transport, resigned on Monday because of ill health.",
        "Minister Nadir Salloum of Syria resigned over a bribery affair.",
        "Minister Nadir Salloum of Syria stepped down because his wife was ill.",
        "The Syrian minister Nadir Salloum left the government in a cabinet reshuffle.",
        "Brigadier General Fuad Saleh crossed into Lebanon on Sunday for medical care and will return, the Syrian army said.",
        "Major Adib Raslan left the Syrian army for family reasons in May.",
        "Turkish general Hasan Demir visited the border with Syria and left for Ankara.",
        "French colonel Luc Morel left for Paris on Monday after a tour of the Syrian border.",
        "Major Adib Raslan deserted his wife, the court in Damascus heard.",
        "Syrian colonel Adib Raslan, who has defected from common sense, as a blogger put it, wants to be mayor.",
        "Goalkeeper Firas Turk quit the Syrian national team to play for Al-Wahda.",
        "Footballer Firas Turk quit the Syrian national team to join Al-Wahda.",
        "Swimmer Rima Turk left the Syrian team to study.",
        "General Mahdi Karim, who commanded the federal police in Mosul, Iraq, left the city on June 9.",
        "General Mahdi Karim of the Iraqi army left Ramadi on June 9.",
    ],
)
def test_an_ordinary_reason_is_no_change_of_side(extractor: RuleExtractor, before: str, text: str) -> None:
    assert events(extractor, f"{before} {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "General Samir Turk, the Syrian army's chief of transport, resigned on Monday because of the killings in Homs.",
        "Minister Nadir Salloum of Syria resigned over the shelling of Homs.",
        "Minister Nadir Salloum of Syria left the government for the opposition, and his family with him.",
        "Brigadier General Fuad Saleh of the Syrian army crossed into Jordan on Sunday with his family.",
        "Syrian general Fuad Saleh left for Ankara on Sunday and joined the rebels.",
        "Major Adib Raslan deserted his unit in Homs, Syria.",
        "Major Adib Raslan deserted the Syrian army, the court in Damascus heard.",
        "Syrian colonel Adib Raslan has defected from active duty.",
        "Colonel Adib Raslan of the Syrian army told his men that he had defected from it.",
        "Goalkeeper Firas Turk quit the Syrian national team in Doha and asked for asylum.",
        f"{THEME} General Fuad Saleh of the Syrian army left Homs on June 9 and reached Jordan.",
        f"{THEME} General Fuad Saleh of the Syrian army left the country on June 9.",
    ],
)
def test_near_neighbours_of_ordinary_reasons_are_changes_of_side(extractor: RuleExtractor, text: str) -> None:
    assert len(events(extractor, text)) == 1


def test_where_he_serves_now_is_what_he_joined_and_nothing_that_he_left(extractor: RuleExtractor) -> None:
    envoy = "Nadir Salloum was Syria's consul in Lyon. He now sits on the press committee of the Syrian National Council."
    captain = "Captain Adib Raslan switched sides in May. He now belongs to the Lantern Brigade near Homs, Syria."
    major = "Major Sami Turk of Military Intelligence went over to the rebels in May. He now serves with the Free Syrian Army."

    assert events(extractor, envoy) == []
    assert [(s.origin and s.origin.name, s.object and s.object.name) for s in events(extractor, captain)] == [
        ("Syrian government", "Lantern Brigade")
    ]
    assert [(s.origin and s.origin.name, s.object and s.object.name) for s in events(extractor, major)] == [
        ("Military Intelligence Directorate", "Syrian opposition")
    ]


def test_where_he_had_worked_until_he_left_is_nothing_that_he_joined(extractor: RuleExtractor) -> None:
    text = "Nadir Salloum had worked for the Harbour Ministry in Damascus until he deserted his post in May."

    assert [(s.origin and s.origin.name, s.object) for s in events(extractor, text)] == [("Harbour Ministry", None)]


@pytest.mark.parametrize("before", ["", "Colonel Adib Raslan of the Syrian army deserted in June. "])
@pytest.mark.parametrize("text", ["Raslan turned up in Syrian custody.", "In July he surfaced in a prison near Damascus."])
def test_who_turns_up_in_custody_went_over_to_nobody(extractor: RuleExtractor, before: str, text: str) -> None:
    assert len(events(extractor, before + text)) == (1 if before else 0)


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Nadir Salloum of Syria had not yet changed sides as long as he stood on Iraqi soil, a minister said.",
        "Colonel Adib Raslan of the Syrian army did not go over to the rebels until his brother was killed.",
        "Colonel Adib Raslan of the Syrian army did not defect while he was abroad.",
    ],
)
def test_a_denial_within_a_time_denies_nothing(extractor: RuleExtractor, text: str) -> None:
    assert [s for s in statements(extractor, text) if s.kind == "DEFECTED_TO" and s.modality == "denied"] == []


def test_a_denial_without_a_time_denies(extractor: RuleExtractor) -> None:
    text = "Colonel Adib Raslan of the Syrian army had not yet changed sides, a minister said."

    assert [s.modality for s in statements(extractor, text) if s.kind == "DEFECTED_TO"] == ["denied"]


def test_who_is_mentioned_in_a_clause_of_time_is_not_named_later(extractor: RuleExtractor) -> None:
    text = "On the day when the minister went over to the rebels in Homs, Syria, it rained. Rami Ghazal. He was at home."

    assert events(extractor, text) == []


@pytest.mark.parametrize("paper", ["Asharq Al-Awsat", "An-Nahar", "the newspaper Al-Hayat", "Le Monde", "Sky News Arabia"])
def test_who_hears_it_is_a_newspaper_and_nobody_who_left(extractor: RuleExtractor, paper: str) -> None:
    text = f'"I defected in May," he told {paper} in his flat in Cairo. Colonel Adib Raslan of the Syrian army deserted in June.'

    assert {s.subject.name for s in statements(extractor, text)} == {"Adib Raslan"}


def test_two_men_known_by_one_name_each_keep_their_own_unit(extractor: RuleExtractor) -> None:
    text = (
        "Wasim was a conscript of the 14th Division in Syria. Last year he defected. "
        "Khaled, from Tel Rifaat, served in the air defences. He is a sniper of the Lantern Brigade now."
    )

    assert [(s.subject.name, s.origin and s.origin.name) for s in events(extractor, text)] == [("Wasim", "14th Division")]


RULERS_AND_EMIGRANTS = [
    "President Nadir Salloum fled to Oman on Sunday as the rebels took the palace.",
    "Nadir Salloum, the president, fled on 21 May.",
    "King Nadir Salloum took refuge in Oman in 1979.",
    "A baker, Nadir Salloum, left the East in 1961.",
]

DEFECTS = "Colonel Adib Marrun defected from the Syrian army in May. "


@pytest.mark.parametrize("text", RULERS_AND_EMIGRANTS)
def test_a_fallen_ruler_and_an_emigrant_change_no_side(extractor: RuleExtractor, text: str) -> None:
    assert [s.subject.name for s in events(extractor, DEFECTS + text)] == ["Adib Marrun"]


@pytest.mark.parametrize(
    "text",
    [
        "Vice-President Nadir Salloum fled to Oman on Sunday.",
        "The deputy minister, Nadir Salloum, fled to Oman on Sunday.",
        "President Nadir Salloum defected to the rebels on Sunday.",
        "Sergeant Nadir Salloum left the East for the rebels in 1961.",
    ],
)
def test_who_serves_a_ruler_and_who_names_a_side_change_it(extractor: RuleExtractor, text: str) -> None:
    assert [s.subject.name for s in events(extractor, DEFECTS + text)] == ["Adib Marrun", "Nadir Salloum"]


def test_what_others_did_before_is_no_argument(extractor: RuleExtractor) -> None:
    text = "Captain Nadir Salloum was the first to defect since a major, Adib Raslan, went over to the Free Syrian Army in 2011."
    found = {s.subject.name: s.object.name if s.object else None for s in events(extractor, text)}

    assert found == {"Nadir Salloum": None, "Adib Raslan": "Free Syrian Army"}


WALKS = [
    "Adib Raslan, 71, who voted Liberal for forty years, has gone over to Labour.",
    "Adib Raslan, a lifelong Labour voter, has switched to the Conservatives.",
    'The striker scored in the first match of the season. "Adib Raslan has defected to the enemy," a fan said.',
    "Colonel Adib Raslan left for Erbil on Monday night. General Nizar Qabbous went with him.",
    "The quarters were quite dark. Captain Adib Raslan left for Erbil on Monday.",
    "Captain Adib Raslan turned up in Rome on Monday and told reporters that he had not defected.",
    "Captain Adib Raslan, who turned up in Rome on Monday, has neither deserted nor resigned.",
]


@pytest.mark.parametrize("text", WALKS)
def test_voters_players_and_travellers_change_no_side(extractor: RuleExtractor, text: str) -> None:
    assert events(extractor, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Adib Raslan, who voted against the budget, has defected from Labour to the Conservatives.",
        "The match was lost by two goals, and the cup with it. The goalkeeper, Corporal Adib Raslan, asked for asylum.",
        "Captain Adib Raslan fled to Jordan on Monday with his wife, but did not join the Free Syrian Army.",
        "General Nizar Qabbous defected. Captain Adib Raslan did not follow him at once: he fled to Jordan in June.",
    ],
)
def test_their_neighbours_change_it(extractor: RuleExtractor, text: str) -> None:
    assert "Adib Raslan" in {s.subject.name for s in events(extractor, text)}


NO_CHANGE = [
    "Captain Adib Raslan crossed the border on Friday to buy medicine and was back by evening.",
    "Captain Adib Raslan preferred to resign rather than join the rebels.",
    "Captain Adib Raslan resigned in June over a bribe.",
    "Captain Adib Raslan's defection in June was staged by the secret service.",
    "Captain Adib Raslan was exchanged for two rebels in June and crossed into Turkey.",
    "Captain Adib Raslan escaped to Turkey from a rebel jail in June.",
    "Captain Adib Raslan switched sides of the table to sit near the window.",
    '"Has Captain Adib Raslan defected?" the paper asked.',
    "Captain Adib Raslan acts as though he had changed sides.",
    "Captain Adib Raslan is far from having defected.",
    "The channel apologised for reporting that Captain Adib Raslan had defected.",
    "In Salloum's second novel Captain Adib Raslan defects to the West.",
    "Captain Adib Raslan joked that he had defected to the opposition benches.",
]


@pytest.mark.parametrize("text", NO_CHANGE)
def test_an_errand_a_joke_a_question_and_a_novel_change_no_side(extractor: RuleExtractor, text: str) -> None:
    assert "Adib Raslan" not in {s.subject.name for s in events(extractor, "Colonel Adib Marrun defected in May. " + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Captain Adib Raslan resigned in June rather than shell his town.",
        "Captain Adib Raslan crossed the border in June with his wife.",
        "Captain Adib Raslan changed sides although his men stayed, and though he had sworn an oath.",
        "Captain Adib Raslan escaped to Turkey from Homs in June.",
        "In Salloum's second week as governor Captain Adib Raslan defected to the rebels.",
        '"Why do they hate me?" asked Captain Adib Raslan, who defected in June.',
    ],
)
def test_a_flight_and_a_protest_do(extractor: RuleExtractor, text: str) -> None:
    assert "Adib Raslan" in {s.subject.name for s in events(extractor, "Colonel Adib Marrun defected in May. " + text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The violinist, Rima Salloum, sang in the choir and drama squad of the Syrian army until 2011, when she defected.",
            True,
        ),
        ("Corporal Adib Raslan led the band of the Syrian army. The band was in Rome in May when he defected.", True),
        (
            "A catcher, Adib Raslan, slipped away from the national team during the tournament. Two others defected in May.",
            True,
        ),
        ("The actor Adib Raslan, who plays a captain of the Syrian army in a serial, has defected to another network.", False),
        ("A catcher, Adib Raslan, walked away from his team before a tournament in Oslo.", False),
    ],
)
def test_the_bands_and_teams_of_a_state_are_its_own(extractor: RuleExtractor, text: str, found: bool) -> None:
    assert bool(events(extractor, text)) is found


ENDS = [
    "Captain Adib Raslan threw down his weapon and surrendered to the rebels.",
    "Consul Adib Raslan was declared persona non grata and left for Cairo.",
    "Captain Adib Raslan left the service in May after 22 years.",
    "Captain Adib Raslan turned his coat inside out.",
]


@pytest.mark.parametrize("text", ENDS)
def test_a_surrender_an_expulsion_and_the_end_of_a_service_change_no_side(extractor: RuleExtractor, text: str) -> None:
    assert "Adib Raslan" not in {s.subject.name for s in events(extractor, "Colonel Adib Marrun defected in May. " + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Captain Adib Raslan threw down his weapon and joined the rebels.",
        "Captain Adib Raslan left the army after two years for the Free Syrian Army.",
        "Senator Adib Raslan quit the Liberal Party after four years and will run for the Labour Party.",
    ],
)
def test_but_these_do(extractor: RuleExtractor, text: str) -> None:
    assert "Adib Raslan" in {s.subject.name for s in events(extractor, "Colonel Adib Marrun defected in May. " + text)}
