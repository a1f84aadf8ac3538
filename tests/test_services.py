"""Who serves in what, in which post, and of which community a text says that somebody is: a construction a line."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from graph.statement import Reading
from ingest.extractors.rules import RuleExtractor


def _read(extractor: RuleExtractor, text: str) -> Reading:
    return extractor.read(Article(id="article:case", name="-", published=dt.date(2014, 5, 6), sha256="-", text=text))


def _services(extractor: RuleExtractor, text: str) -> set[str]:
    """`person | post | body | now or once`, of all services of a text."""
    found = (s for s in _read(extractor, text).statements if s.kind == "SERVES_IN")
    return {
        f"{s.subject.name} | {s.role or '-'} | {s.object.name if s.object else '-'} | {'now' if s.current else 'once'}"
        for s in found
    }


def _sects(extractor: RuleExtractor, text: str) -> set[str]:
    found = (s for s in _read(extractor, text).statements if s.kind == "BELONGS_TO")
    return {f"{s.subject.name} | {s.object.name}" for s in found if s.object}


POSTS = [
    # apposition, before and after the name
    ("Colonel Emil Varga, commander of the 31st Brigade, spoke.", "Emil Varga | commander | 31st Brigade | now"),
    ("The head of the Coastal Directorate, Emil Varga, spoke.", "Emil Varga | head | Coastal Directorate | now"),
    (
        "Emil Varga, 44, a widower from Korin, director of the Naval Hospital, spoke.",
        "Emil Varga | director | Naval Hospital | now",
    ),
    ("Emil Varga, a doctor and a deputy in the Korin parliament, spoke.", "Emil Varga | deputy | Korin parliament | now"),
    ("Emil Varga, until last May director of the Naval Hospital, spoke.", "Emil Varga | director | Naval Hospital | once"),
    ("Emil Varga, once a captain in the 31st Brigade, spoke.", "Emil Varga | captain | 31st Brigade | once"),
    # verbs that link
    ("Colonel Emil Varga became commander of the 31st Brigade.", "Emil Varga | commander | 31st Brigade | now"),
    ("Colonel Emil Varga was named commander of the 31st Brigade.", "Emil Varga | commander | 31st Brigade | now"),
    ("The king appointed General Emil Varga commander of the 31st Brigade.", "Emil Varga | commander | 31st Brigade | now"),
    ("Emil Varga, a doctor, served as director of the Naval Hospital.", "Emil Varga | director | Naval Hospital | now"),
    ("The minister appointed Dr Emil Varga as director of the Naval Hospital.", "Emil Varga | director | Naval Hospital | now"),
    (
        "Colonel Emil Varga resigned from his post as commander of the 31st Brigade.",
        "Emil Varga | commander | 31st Brigade | once",
    ),
    ("Colonel Emil Varga spoke. He had been commander of the 31st Brigade.", "Emil Varga | commander | 31st Brigade | once"),
    # chains of posts
    (
        "Colonel Emil Varga was commander of the 31st Brigade, director of the Naval Hospital and head of the Coastal Guard.",
        "Emil Varga | head | Coastal Guard | once",
    ),
    # the body before the post, or in mind
    ("The 31st Brigade's newly named operations chief, Emil Varga, spoke.", "Emil Varga | operations chief | 31st Brigade | now"),
    ("The 31st Brigade sent two men. Its commander, Colonel Emil Varga, spoke.", "Emil Varga | commander | 31st Brigade | now"),
    (
        "Colonel Emil Varga, commander of the 31st Brigade, came with his deputy, Major Tomas Orlik.",
        "Tomas Orlik | deputy | 31st Brigade | now",
    ),
    # verbs that say a post or a service
    ("Colonel Emil Varga commands the 31st Brigade.", "Emil Varga | commander | 31st Brigade | now"),
    ("Colonel Emil Varga commanded the 31st Brigade.", "Emil Varga | commander | 31st Brigade | once"),
    ("The 31st Brigade, led by Colonel Emil Varga, moved on.", "Emil Varga | leader | 31st Brigade | now"),
    ("Colonel Emil Varga takes over the 31st Brigade.", "Emil Varga | head | 31st Brigade | now"),
    ("Colonel Emil Varga served for nine years in the 31st Brigade.", "Emil Varga | - | 31st Brigade | once"),
    ("Colonel Emil Varga was posted to the 31st Brigade.", "Emil Varga | - | 31st Brigade | now"),
    ("Colonel Emil Varga has spent twelve years in the 31st Brigade.", "Emil Varga | - | 31st Brigade | now"),
    ("Colonel Emil Varga is now with the 31st Brigade.", "Emil Varga | - | 31st Brigade | now"),
    ("Colonel Emil Varga spoke of his years in the 31st Brigade.", "Emil Varga | - | 31st Brigade | once"),
    ("Colonel Emil Varga resigned from the 31st Brigade.", "Emil Varga | - | 31st Brigade | once"),
    # a name beside a body
    ("Colonel Emil Varga of the 31st Brigade spoke.", "Emil Varga | - | 31st Brigade | now"),
    ("Colonel Emil Varga, formerly of the 31st Brigade, spoke.", "Emil Varga | - | 31st Brigade | once"),
    ("- Colonel Emil Varga, 31st Brigade, arrested.", "Emil Varga | - | 31st Brigade | now"),
    # several
    (
        "Two officers of the 31st Brigade, Colonel Emil Varga and Major Tomas Orlik, spoke.",
        "Tomas Orlik | officer | 31st Brigade | now",
    ),
    ("Colonel Emil Varga and Major Tomas Orlik, both of the 31st Brigade, spoke.", "Emil Varga | - | 31st Brigade | now"),
    # successions
    (
        "Colonel Emil Varga was named commander of the 31st Brigade in place of Major Tomas Orlik.",
        "Tomas Orlik | commander | 31st Brigade | once",
    ),
    # of nested bodies the inner one, which takes its name from the whole if it has none
    ("Colonel Emil Varga, an officer of the Korin army's 31st Brigade, spoke.", "Emil Varga | officer | 31st Brigade | now"),
    (
        "Emil Varga, head of the Coastal Directorate's press office, spoke.",
        "Emil Varga | head | Coastal Directorate press office | now",
    ),
    # whom the sentence calls dead or dismissed
    ("Colonel Emil Varga, commander of the 31st Brigade, was dismissed.", "Emil Varga | commander | 31st Brigade | once"),
    ("Emil Varga, director of the Naval Hospital, dismissed the rumour.", "Emil Varga | director | Naval Hospital | now"),
    # an adjective that could be a body stands between, or says the side
    (
        "The Velmora Council's military commander, Colonel Emil Varga, spoke.",
        "Emil Varga | military commander | Velmora Council | now",
    ),
    ("An opposition negotiator, Emil Varga, spoke.", "Emil Varga | opposition negotiator | opposition | now"),
    # words of no list before the post
    ("Emil Varga, a former botany lecturer at Korin University, spoke.", "Emil Varga | lecturer | Korin University | once"),
    ("Colonel Emil Varga, ops officer of the 31st Brigade, spoke.", "Emil Varga | officer | 31st Brigade | now"),
    # the body behind the post that is left, or behind a part
    ("Colonel Emil Varga abandoned his post at the Korin artillery school.", "Emil Varga | - | Korin artillery school | once"),
    ("Colonel Emil Varga, who led a small column of the 31st Brigade, spoke.", "Emil Varga | leader | 31st Brigade | once"),
    # a body of the same sentence
    (
        "General Ivo Blum of the 31st Brigade met Colonel Emil Varga and Major Tomas Orlik, both of the same brigade.",
        "Emil Varga | - | 31st Brigade | now",
    ),
    # who joins by name
    ("Emil Varga has defected from the Velmora Front to the Korin Liberal Party.", "Emil Varga | - | Korin Liberal Party | now"),
    # a post whose body the article has named before
    (
        "The Korin Bureau of Records has opened a case. Spokeswoman Ilse Orlik spoke.",
        "Ilse Orlik | Spokeswoman | Korin Bureau of Records | now",
    ),
    (
        "Two men left the 31st Brigade on Friday. The commander, Colonel Emil Varga, spoke.",
        "Emil Varga | commander | 31st Brigade | now",
    ),
    (
        "At the Ruthenian Legation the cultural attaché, Emil Varga, spoke.",
        "Emil Varga | cultural attaché | Ruthenian Legation | now",
    ),
    # a body right before a post or a list, and bodies of a man
    ("The PVU deputy Ilse Orlik spoke.", "Ilse Orlik | deputy | PVU | now"),
    ("On Friday Velmora Front fighters Nasser Varga and Tomas Orlik left.", "Tomas Orlik | fighter | Velmora Front | now"),
    ("The men answer to the Korin Military Council of Colonel Emil Varga.", "Emil Varga | - | Korin Military Council | now"),
    ("General Emil Varga's 31st Brigade lost nine men.", "Emil Varga | - | 31st Brigade | now"),
    # who came before, where one goes, who gives the post
    (
        "The king named Emil Varga head of the Coastal Directorate. He succeeds General Tomas Orlik.",
        "Tomas Orlik | head | Coastal Directorate | once",
    ),
    (
        "Colonel Emil Varga heads the Coastal Directorate. His predecessor, Major Tomas Orlik, is ill.",
        "Tomas Orlik | head | Coastal Directorate | once",
    ),
    (
        "Colonel Emil Varga, head of the Coastal Directorate, and his deputy, Major Tomas Orlik, spoke.",
        "Tomas Orlik | deputy | Coastal Directorate | now",
    ),
    ("Colonel Emil Varga moved from the 31st Brigade to the 40th Division.", "Emil Varga | - | 31st Brigade | once"),
    ("Colonel Emil Varga moved from the 31st Brigade to the 40th Division.", "Emil Varga | - | 40th Division | now"),
    ("Colonel Emil Varga leaves the 31st Brigade for the military academy.", "Emil Varga | - | military academy | now"),
    ("The Velmora Council on Friday elected Emil Varga chairman.", "Emil Varga | chairman | Velmora Council | now"),
    ("He was met by Velmora Front fighters led by Lieutenant Emil Varga.", "Emil Varga | leader | Velmora Front | now"),
    # whom the next sentence names
    (
        "A fighter of the Velmora Front told of it on Friday. The fighter, Emil Varga, spoke.",
        "Emil Varga | fighter | Velmora Front | now",
    ),
    (
        "A colonel of the 31st Brigade was buried on Friday. Colonel Emil Varga died in Korin.",
        "Emil Varga | - | 31st Brigade | once",
    ),
    (
        'The 31st Brigade was routed, a spokesman for the Velmora Front said. "They fled," Emil Varga told reporters.',
        "Emil Varga | spokesman | Velmora Front | now",
    ),
    (
        'The Korin Council\'s spokesman announced it on Friday. "We won," General Emil Varga said.',
        "Emil Varga | spokesman | Korin Council | now",
    ),
    # several in mind
    (
        "Colonel Emil Varga, Captain Ivo Blum and Major Tomas Orlik spoke. All three belonged to the 31st Brigade.",
        "Ivo Blum | - | 31st Brigade | once",
    ),
    (
        "Colonel Emil Varga and Major Tomas Orlik spoke. Both men served in the 31st Brigade.",
        "Tomas Orlik | - | 31st Brigade | once",
    ),
    ("Captain Emil Varga, 31, of the 31st Brigade, spoke.", "Emil Varga | - | 31st Brigade | now"),
    # of what in it
    (
        "Emil Varga was the chemical warfare chief of the 31st Brigade.",
        "Emil Varga | chemical warfare chief | 31st Brigade | once",
    ),
    (
        "Emil Varga, the 31st Brigade's head of supply and signals, spoke.",
        "Emil Varga | head of supply and signals | 31st Brigade | now",
    ),
    ("Emil Varga, a chief inspector at the 31st Brigade, spoke.", "Emil Varga | inspector | 31st Brigade | now"),
    ("Emil Varga, now with the 31st Brigade, spoke.", "Emil Varga | - | 31st Brigade | now"),
]


@pytest.mark.parametrize(("text", "service"), POSTS)
def test_service(text: str, service: str, extractor: RuleExtractor) -> None:
    assert service in _services(extractor, text)


NO_SERVICES = [
    "Colonel Emil Varga has defected to the 31st Brigade.",  # that he serves there too is not said
    "Colonel Emil Varga never served in the 31st Brigade.",  # denied
    "Colonel Emil Varga would command the 31st Brigade if he could.",  # a wish
    "A new 31st Brigade is to be headed by Colonel Emil Varga.",  # a plan
    "In a letter to the commander of the 31st Brigade, Emil Varga said no.",  # two men
    "Colonel Emil Varga, brother-in-law of a clerk, sent a letter to the 31st Brigade.",  # the letter went there
    "Colonel Emil Varga, a man who saw an officer of the 31st Brigade, spoke.",  # two men
    "Colonel Emil Varga left his car at the 31st Brigade.",  # no post
    "The 31st Brigade came late. The base commander, Colonel Emil Varga, spoke.",  # of the base
    "The 31st Brigade came late. The presenter, Emil Varga, spoke.",  # no post in a brigade
    "The 31st Brigade met the 40th Brigade. The commander, Colonel Emil Varga, spoke.",  # of which?
    "The 31st Brigade came late. A commander, Colonel Emil Varga, spoke.",  # any commander
    "The 31st Brigade came late. The commander of the post, Colonel Emil Varga, spoke.",  # of the post
    "Colonel Emil Varga's car hit a lorry of the 31st Brigade.",  # his car
    "President Emil Varga's 31st Brigade spoke.",  # rulers have armies
    "The 31st Brigade held Korin, and the king named Emil Varga chairman.",  # the king gives the post
    "A colonel of the 31st Brigade was buried. Colonel Emil Varga said he was sorry.",  # another speaks
    "Colonel Emil Varga spoke. A colonel of the 31st Brigade was buried. Colonel Emil Varga was not there.",  # known before
    "A spokesman for the 31st Brigade said so. A shopkeeper, Emil Varga, wept.",  # he does not go on speaking
    "A spokesman for the 31st Brigade said so. The mayor, Emil Varga, said it was a lie.",  # who has a post of his own
    "Colonel Emil Varga, Captain Ivo Blum and Major Tomas Orlik spoke. Both men served in the 31st Brigade.",  # which two?
    "Colonel Emil Varga drove a car that belonged to the 31st Brigade.",  # the car's
    "The 31st Brigade came late. Tomas Orlik spoke. His praise for Commander Emil Varga had been forced from him.",  # not his
    "Captain Emil Varga spoke. Reports had made him the head of the 31st Brigade.",  # they were wrong
    "Two officers of the 31st Brigade and the navy, Emil Varga and Tomas Orlik, spoke.",  # which of them?
]


@pytest.mark.parametrize("text", NO_SERVICES)
def test_no_service(text: str, extractor: RuleExtractor) -> None:
    assert not [line for line in _services(extractor, text) if "31st Brigade" in line]


@pytest.mark.parametrize("community", ["Alawite sect", "Druze community", "Sunni majority"])
def test_a_member_of_a_community_serves_in_nothing_by_that(community: str, extractor: RuleExtractor) -> None:
    assert _services(extractor, f"Colonel Arvo Senk is a member of the {community}, to which others belong too.") == set()


@pytest.mark.parametrize("told", ["has not defected", "never resigned", "may resign", "has not been dismissed"])
def test_what_has_not_happened_ends_no_post(told: str, extractor: RuleExtractor) -> None:
    said = _services(extractor, f"Vice President Emil Varga {told}, his office in Damascus says.")
    assert said == {"Emil Varga | Vice President | Syrian presidency | now"}


def test_the_killed_hold_no_post(extractor: RuleExtractor) -> None:
    text = "Since the Damascus blast that killed the defence minister, Emil Varga, and others, the president has hidden."
    assert _services(extractor, text) == {"Emil Varga | defence minister | Ministry of Defence | once"}
    text = "Colonel Tomas Orlik was killed; the commander of the 31st Brigade, Emil Varga, spoke."
    assert "Emil Varga | commander | 31st Brigade | now" in _services(extractor, text)


def test_who_takes_the_place_of_another_has_the_post_that_was_his(extractor: RuleExtractor) -> None:
    text = "Emil Varga was named minister of defence in Damascus on Monday. He takes the place of Tomas Orlik."
    assert _services(extractor, text) == {
        "Emil Varga | minister of defence | Ministry of Defence | now",
        "Tomas Orlik | minister of defence | Ministry of Defence | once",
    }


def test_the_deputy_of_who_left_a_body_is_not_in_it(extractor: RuleExtractor) -> None:
    left, serves = "Major Tomas Orlik left the 31st Brigade.", "Major Tomas Orlik serves in the 31st Brigade."
    deputy = "Emil Varga | deputy | 31st Brigade | now"
    assert deputy not in _services(extractor, f"{left} His deputy is Colonel Emil Varga.")
    assert deputy in _services(extractor, f"{serves} His deputy is Colonel Emil Varga.")


def test_of_two_heads_of_two_missions_each_has_his_own(extractor: RuleExtractor) -> None:
    text = "The heads of mission in Cyprus and the Emirates, Emil Varga and Ilse Orlik, spoke in Damascus."
    assert _services(extractor, text) == {"Emil Varga | head | mission in Cyprus | now"}


@pytest.mark.parametrize(
    ("left", "services"), [("Korin airport", set()), ("the Korin airline", {"Emil Varga | - | Korin airline | once"})]
)
def test_who_leaves_a_building_has_not_served_in_it(left: str, services: set[str], extractor: RuleExtractor) -> None:
    assert _services(extractor, f"Colonel Emil Varga left {left} at noon.") == services


def test_a_body_between_states_is_no_side(extractor: RuleExtractor) -> None:
    text = "Emil Varga, who represented Syria in the Human Rights Council, has resigned from the African Union."
    bodies = {line.split(" | ")[2] for line in _services(extractor, text)}
    assert bodies == {"UN Human Rights Council", "African Union"}


def test_a_president_of_no_country_is_of_the_article_s_only_when_its_pack_says_so(extractor: RuleExtractor) -> None:
    text = "Syria sent a letter to President Jacob Zuma. President Bashar al-Assad spoke in Damascus."
    assert _services(extractor, text) == {
        "Jacob Zuma | President | - | now",
        "Bashar al-Assad | President | Syrian presidency | now",
    }


def test_who_succeeds_a_man_of_two_posts_holds_neither_for_certain(extractor: RuleExtractor) -> None:
    text = "Major Tomas Orlik, leader of the 31st Brigade and head of the Korin Guard, spoke. He succeeds Colonel Emil Varga."
    assert not [line for line in _services(extractor, text) if line.startswith("Emil Varga")]


def test_a_lawyer_is_no_man_of_his_client_s_body(extractor: RuleExtractor) -> None:
    text = "Colonel Tomas Orlik left the 31st Brigade. His deputy, Major Ivo Blum, spoke. His lawyer, Emil Varga, did not."
    found = {line.split(" | ")[0] for line in _services(extractor, text) if "31st Brigade" in line}
    assert found == {"Tomas Orlik", "Ivo Blum"}


TERMS = [
    # right after the post or body, or after where it is
    ("Colonel Emil Varga was commander of the 31st Brigade from 2004 to 2009.", "2004", "2009", "once"),
    ("Colonel Emil Varga served in the 31st Brigade in Korin from June 2004 until early 2009.", "2004-06", "2009", "once"),
    ("Colonel Emil Varga led the 31st Brigade between May 2004 and the end of June 2009.", "2004-05", "2009-06", "once"),
    ("Colonel Emil Varga, commander of the 31st Brigade (2004–2009), spoke.", "2004", "2009", "once"),
    ("Colonel Emil Varga, commander of the 31st Brigade (June 2004 - May 2009), spoke.", "2004-06", "2009-05", "once"),
    ("Colonel Emil Varga has commanded the 31st Brigade since 2009.", "2009", None, "now"),
    ("Colonel Emil Varga was an officer in the 31st Brigade until August 2011.", None, "2011-08", "once"),
    ("Colonel Emil Varga led the 31st Brigade from 2011 until he defected in July 2012.", "2011", None, "once"),
    ("Colonel Emil Varga, spokesman of the 31st Brigade from May 2012 until last week, defected.", "2012-05", "2014-04", "once"),
    ("Colonel Emil Varga was in the 31st Brigade from 2004 until July 2012, when he left it.", "2004", "2012-07", "once"),
    # before it
    ("Colonel Emil Varga, since May 2012 the commander of the 31st Brigade, spoke.", "2012-05", None, "now"),
    ("Colonel Emil Varga, until last May commander of the 31st Brigade, spoke.", None, "2013-05", "once"),
    ("From 2004 to 2009 Colonel Emil Varga was commander of the 31st Brigade.", "2004", "2009", "once"),
    # when it is taken up
    ("Colonel Emil Varga became commander of the 31st Brigade in July 2012.", "2012-07", None, "now"),
    ("In 2012 Colonel Emil Varga was named commander of the 31st Brigade.", "2012", None, "now"),
    ("Colonel Emil Varga was appointed commander of the 31st Brigade in Korin on 4 March 2012.", "2012-03-04", None, "now"),
    ("Colonel Emil Varga, who became commander of the 31st Brigade, spoke in July 2012.", None, None, "now"),
    ("Colonel Emil Varga was named commander of the 31st Brigade. He spoke on Friday.", None, None, "now"),
    # not of the post: something else began, or the date is that of another doing
    ("Since Friday the commander of the 31st Brigade, Colonel Emil Varga, has been missing.", None, None, "now"),
    ("Colonel Emil Varga has been in the 31st Brigade since the war began in 2011.", None, None, "now"),
    ("Colonel Emil Varga, commander of the 31st Brigade, has been missing since Friday.", None, None, "now"),
    ("Colonel Emil Varga of the 31st Brigade was ill from 2004 to 2009.", None, None, "now"),
    ("Nine men have fled since the start of May, 31st Brigade commander Emil Varga said.", None, None, "now"),
    ("The guard has held Colonel Emil Varga, an officer of the 31st Brigade, since 28 April.", None, None, "now"),
    ("Emil Varga is the highest officer to leave the 31st Brigade since 2009.", None, None, "now"),
    ("Colonel Emil Varga deserted from the 31st Brigade in May 2012.", None, None, "once"),
    ("From 2004 to 2009 the clinic was closed, said Emil Varga, a doctor of the 31st Brigade.", None, None, "now"),
    # to come
    ("Colonel Emil Varga is commander of the 31st Brigade until June 2016.", None, "2016-06", "now"),
    # which cannot be
    ("Colonel Emil Varga was commander of the 31st Brigade from 2009 to 2004.", None, None, "once"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "since", "until", "held"), TERMS)
def test_term(text: str, since: str | None, until: str | None, held: str, extractor: RuleExtractor) -> None:
    said = [
        s for s in _read(extractor, text).statements if s.kind == "SERVES_IN" and s.object and s.object.name == "31st Brigade"
    ]
    assert {(s.since, s.until, "now" if s.current else "once") for s in said} == {(since, until, held)}


def test_posts_in_a_row_have_each_its_term(extractor: RuleExtractor) -> None:
    text = "Emil Varga was commander of the 31st Brigade from 2004 to 2009 and director of the Naval Hospital until 2012."
    said = {(s.object.name, s.since, s.until) for s in _read(extractor, text).statements if s.object}
    assert said == {("31st Brigade", "2004", "2009"), ("Naval Hospital", None, "2012")}


def test_the_term_of_a_post_is_not_that_of_the_deputy_s(extractor: RuleExtractor) -> None:
    text = "Colonel Emil Varga, who led the 31st Brigade until 2010, stayed, as did his deputy, Major Tomas Orlik."
    said = {(s.subject.name, s.until) for s in _read(extractor, text).statements if s.object}
    assert said == {("Emil Varga", "2010"), ("Tomas Orlik", None)}


def test_a_post_that_ended_years_before_is_not_what_was_left(extractor: RuleExtractor) -> None:
    """Being an officer of it once, long before he went, says nothing of those who serve there."""
    left = {}
    for year in (2004, 2011):
        text = f"Colonel Emil Varga joined the rebels in May 2012. He had served in the 31st Brigade from 1990 to {year}."
        (went,) = (s for s in _read(extractor, text).statements if s.kind == "DEFECTED_TO")
        left[year] = went.origin and went.origin.name
    assert left[2011] == "31st Brigade" != left[2004]


def test_a_post_in_a_community_is_none_in_what_he_joined(extractor: RuleExtractor) -> None:
    text = "Emil Varga, the head of the Druze community in Korin, has joined the 31st Brigade."
    assert "Emil Varga | - | 31st Brigade | now" in _services(extractor, text)


def test_a_post_before_is_none_in_what_he_joined(extractor: RuleExtractor) -> None:
    text = "Emil Varga, the tribal leader who left in May and joined the 31st Brigade, spoke."
    assert "Emil Varga | - | 31st Brigade | now" in _services(extractor, text)


BODIES = [
    # nothing but the post or the verb beside it says that it is a body
    ("A spokesman for the Amber Lanterns, Emil Varga, spoke.", "Amber Lanterns"),
    ("Velmora's chairwoman, Ilse Orlik, spoke.", "Velmora"),
    ("On Monday Velmora chairwoman Ilse Orlik spoke.", "Velmora"),
    ("Emil Varga, who heads the Third Lancers, spoke.", "Third Lancers"),
    # forms
    ("Colonel Emil Varga, head of Branch 733, spoke.", "Branch 733"),
    ("Colonel Emil Varga served in Main Directorate B until May.", "Main Directorate B"),
    ("Emil Varga, head of the Records and Permits Department, spoke.", "Records and Permits Department"),
    ("Colonel Emil Varga, commander of the First Corps, spoke.", "First Corps"),
    ("Emil Varga, head of a research centre in Korin, spoke.", "research centre in Korin"),
    ("Emil Varga, the fisheries ministry spokesman, spoke.", "fisheries ministry"),
    ("Emil Varga, president of the court of appeal in Korin, spoke.", "court of appeal in Korin"),
    ("The presidency's spokesman, Emil Varga, spoke.", "presidency"),
    ("The vice-chairman of the Korin shipyard, Emil Varga, spoke.", "Korin shipyard"),
    ("The head of Korin's reconciliation committee, Emil Varga, spoke.", "Korin reconciliation committee"),
    ("The flood relief authority chief, Emil Varga, spoke.", "flood relief authority"),
    ("The housing board's chairman, Emil Varga, spoke.", "housing board"),
    ("Colonel Emil Varga, head of the garrison at Korin, spoke.", "garrison at Korin"),
    ("The director of the Ruthenia Policy Forum, Emil Varga, spoke.", "Ruthenia Policy Forum"),
    ("Captain Emil Varga, an army logistics officer, spoke.", "army"),
    ("Colonel Emil Varga commands the Usama bin Zaid brigade.", "Usama bin Zaid brigade"),
    ("A PFLV-KA spokesman, Emil Varga, spoke.", "PFLV-KA"),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_body(text: str, body: str, extractor: RuleExtractor) -> None:
    assert body in {line.split(" | ")[2] for line in _services(extractor, text)}


NO_BODIES = [
    "Emil Varga, governor of Velmora, spoke.",  # a town
    "Emil Varga, aide to Tomas Velmora, spoke.",  # a man
    "The commander in the Velmora district, Emil Varga, spoke.",  # a place
    "Emil Varga, commander of a T-72 tank, spoke.",  # a weapon
    "The Korin-based analyst Emil Varga spoke.",  # an adjective
    "Presiding judge Emil Varga spoke.",  # a capital by its place only
    "A military surgeon, Emil Varga, spoke.",  # what kind of surgeon
    "Two days after the board chairman Emil Varga spoke.",  # which board is not said
    "Colonel Emil Varga defected to the rebels.",  # a side
    "Colonel Emil Varga defected to the West.",  # no body
    "Velmora North lawmaker Ilse Orlik spoke.",  # where she was elected
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_no_body(text: str, extractor: RuleExtractor) -> None:
    assert {line.split(" | ")[2] for line in _services(extractor, text)} <= {"-"}


def test_a_name_that_one_sentence_gives_away_is_a_body_in_all(extractor: RuleExtractor) -> None:
    text = "Velmora's chairwoman, Ilse Orlik, spoke. Emil Varga, a doctor, is now with Velmora."
    assert "Emil Varga | doctor | Velmora | now" in _services(extractor, text)


def test_a_part_without_a_name_of_its_own_is_not_shared_by_two_bodies(extractor: RuleExtractor) -> None:
    text = (
        "Emil Varga, head of the Coastal Directorate's press office, spoke. "
        "Tomas Orlik, head of the Naval Hospital's press office, spoke."
    )
    assert len({line.split(" | ")[2] for line in _services(extractor, text)}) == 2


def test_what_was_left_is_one_service_also_when_a_post_tells_it(extractor: RuleExtractor) -> None:
    text = "Emil Varga, commander of the 31st Brigade, defected on Monday. Varga's defection hurt the brigade."
    assert _services(extractor, text) == {"Emil Varga | commander | 31st Brigade | once"}


def test_a_country_that_is_mentioned_once_lends_no_bodies(extractor: RuleExtractor) -> None:
    text = (
        "NAIROBI - Kenya said on Monday that Kenyan soldiers had crossed the river into a part of Kenya. "
        "Colonel Emil Varga, an officer of the army, spoke to reporters in the capital for an hour, mostly about rain, "
        "roads, rations, the price of fuel and the lack of boots. "
        "Asked about other wars, he named the one in Syria."
    )
    assert not [line for line in _services(extractor, text) if "Syrian" in line]


SECTS = [
    # apposition and copula
    ("Colonel Emil Varga, a Druze from Korin, spoke.", "Emil Varga | Druze"),
    ("Colonel Emil Varga, 43, an Ismaili, spoke.", "Emil Varga | Ismaili"),
    ("Colonel Emil Varga is a Sunni.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga spoke. He is a devout Sunni.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga (Alawite, from Korin) spoke.", "Emil Varga | Alawite"),
    ("Colonel Emil Varga, a 43-year-old Maronite, spoke.", "Emil Varga | Maronite"),
    ("Colonel Emil Varga, one of the army's few Sunnis, spoke.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga spoke. The colonel, a Sunni from Korin, is ill.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga and Major Tomas Orlik, both Druze, spoke.", "Emil Varga | Druze"),
    # fronted
    ("Colonel Emil Varga spoke. A Druze from Korin, he joined in 1991.", "Emil Varga | Druze"),
    ("A Druze from Korin, Colonel Emil Varga joined in 1991.", "Emil Varga | Druze"),
    # before the name
    ("The Kurdish colonel Emil Varga spoke.", "Emil Varga | Kurd"),
    ("A Kurdish artillery captain, Emil Varga, spoke.", "Emil Varga | Kurd"),
    ("Druze sheikhs Ahmad Varga and Adnan Orlik spoke.", "Adnan Orlik | Druze"),
    # families, origins, tribes
    ("Colonel Emil Varga was born into a Druze family.", "Emil Varga | Druze"),
    ("Born in Korin to an Ismaili family, Colonel Emil Varga joined in 1991.", "Emil Varga | Ismaili"),
    ("Colonel Emil Varga, a member of the Shammar tribe, spoke.", "Emil Varga | Shammar"),
    ("Colonel Emil Varga, from the Bani Qaram tribe, spoke.", "Emil Varga | Bani Qaram"),
    ("Colonel Emil Varga belongs to the Bani Qaram tribe.", "Emil Varga | Bani Qaram"),
    # peoples of the world, unknown ones only where the words leave no doubt
    ("General Emil Varga, a Nuer, spoke.", "Emil Varga | Nuer"),
    ("General Emil Varga, an ethnic Tajik, spoke.", "Emil Varga | Tajik"),
    ("General Emil Varga, a Lokari from Korin, spoke.", "Emil Varga | Lokari"),
    # communities that one is of, and people in mind
    ("Colonel Emil Varga spoke. He belongs to Ruthenia's small Druze community.", "Emil Varga | Druze"),
    ("Colonel Emil Varga, a pharmacist and a member of the Ismaili minority, spoke.", "Emil Varga | Ismaili"),
    ("Colonel Emil Varga met Major Tomas Orlik. Both are Druze.", "Tomas Orlik | Druze"),
    ("Colonel Emil Varga and Major Tomas Orlik spoke. They come from an Ismaili family.", "Emil Varga | Ismaili"),
    ("Colonel Emil Varga spoke. Until July the 43-year-old Druze from Korin taught.", "Emil Varga | Druze"),
    ("Colonel Emil Varga spoke. He's a Druze.", "Emil Varga | Druze"),
    ("Colonel Emil Varga spoke. They described him as a Sunni from Korin.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga spoke. He was an officer in the stores there, a Sunni from the docks.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga spoke. A lawyer by training, a Sunni with three sons, he joined in 1991.", "Emil Varga | Sunni"),
    ("The ambassador, Emil Varga, spoke. The ambassador, 54, a Druze from Korin, is ill.", "Emil Varga | Druze"),
    ("The swap was arranged by a Sunni cleric from Korin, Sheikh Emil Varga.", "Emil Varga | Sunni"),
    ("Colonel Emil Varga, a Sunni of Turkmen origin, spoke.", "Emil Varga | Turkmen"),
    ("General Emil Varga of the Nuer of Korin spoke.", "Emil Varga | Nuer"),
    # those counted, named later, or told of before
    ("Two retired Druze officers, General Emil Varga and Colonel Tomas Orlik, spoke.", "Tomas Orlik | Druze"),
    ("A Druze colonel of the 31st Brigade has defected to the rebels. Emil Varga is in Korin.", "Emil Varga | Druze"),
    ("Born in Korin to an Uzbek family, Colonel Emil Varga joined in 1991.", "Emil Varga | Uzbek"),
    ("Colonel Emil Varga spoke. A surgeon from Korin and one of few Druze to run a province, he is ill.", "Emil Varga | Druze"),
    ("Colonel Emil Varga, from the president's own Alawite sect, spoke.", "Emil Varga | Alawite"),
    ("The most senior Druze to leave, Colonel Emil Varga, spoke.", "Emil Varga | Druze"),
    ("Colonel Emil Varga became the first Druze general in Korin.", "Emil Varga | Druze"),
    # a word that is a nationality or a given name too, as a noun phrase of its own
    ("Colonel Emil Varga, an Uzbek from Korin, spoke.", "Emil Varga | Uzbek"),
    ("Colonel Emil Varga, an Uzbek who led the 31st Brigade, spoke.", "Emil Varga | Uzbek"),
    ("An Armenian from Korin, Colonel Emil Varga joined in 1991.", "Emil Varga | Armenian"),
    ("Judge Emil Varga, a Karen, spoke.", "Emil Varga | Karen"),
]


@pytest.mark.parametrize(("text", "sect"), SECTS)
def test_sect(text: str, sect: str, extractor: RuleExtractor) -> None:
    assert sect in _sects(extractor, text)


NO_SECTS = [
    "Colonel Emil Varga defected. A Kurdish commander spoke.",  # of somebody else
    "Colonel Emil Varga fled the Alawite-dominated army.",  # of a power
    "Colonel Emil Varga was born in the Alawite town of Korin.",  # of a town
    "Colonel Emil Varga joined Sunni rebels.",  # of others
    "Colonel Emil Varga, a non-Sunni, spoke.",  # what he is not
    "Colonel Emil Kurdi spoke.",  # of a surname
    "General Emil Varga, a Tajik minister, spoke.",  # a nationality
    "Senator Emil Varga, a Democrat from Ohio, spoke.",  # a party
    "Colonel Emil Varga spoke; his wife, a Druze, did not.",  # of her
    "Colonel Emil Varga led the Kurdish Progress Party.",  # of a party's name
    "Tigrayan authorities freed Colonel Emil Varga.",  # of those who act
    "Sunni pilots were kept on the ground, Colonel Emil Varga said.",  # of pilots
    "Emil Varga heads the Ruthenian Rowing Confederation.",  # no tribe
    "Colonel Emil Varga met Major Tomas Orlik. The 43-year-old Druze laughed.",  # of which?
    "Colonel Emil Varga spoke of the Nuer chiefs.",  # of chiefs
    "* TOMAS ORLIK - A Druze from Korin, he spoke to Colonel Emil Varga.",  # of the man at the head of the entry
    "Three Druze officers, Colonel Emil Varga and Major Tomas Orlik said, had left.",  # two others speak
    "A Druze crowd cheered when a colonel of the 31st Brigade defected. Emil Varga is in Korin.",  # of the crowd
    "A Tajik minister, General Emil Varga, spoke.",  # a nationality
    "General Emil Varga, a Tajik national, spoke.",  # likewise
    "General Emil Varga was shot by a Serb.",  # of another
    "General Emil Varga met Karen Smith, a Karen Bank manager.",  # a given name, and a bank
]


@pytest.mark.parametrize("text", NO_SECTS)
def test_no_sect(text: str, extractor: RuleExtractor) -> None:
    assert not _sects(extractor, text)
