"""The closed classes of English: words of which the language has a fixed number. All other words live in packs."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Determiners

INDEFINITE = _words("a an")
ARTICLES = INDEFINITE | {"the"}
HIS_OR_HER = _words("his her")
POSSESSIVES = HIS_OR_HER | {"their"}
HIS_OWN_OR_MY = POSSESSIVES | {"my"}
"""What says whose an announced defection is."""
ITS = _words("its their")
OWNERS = POSSESSIVES | _words("its whose our 's ’s")
"""What says whose the noun after it is."""
DEFINITE = POSSESSIVES | _words("the this that")
ANAPHORIC = POSSESSIVES | _words("the same that 's")
"""What makes of `council` the council just named."""
DETERMINERS = DEFINITE | _words("a an its our these those some any no all both each every")
DETERMINED = ARTICLES | _words("two three other")
"""What stands before a noun or adjective and never before a verb."""
PARTS = _words("half most much part all some many third quarter rest remainder")
"""What makes of `of his unit` a part of it."""
QUANTIFIERS = _words("any every each no")
"""What makes of `officer` nobody in particular."""
NO_BODY = ARTICLES | POSSESSIVES | _words("its no our my this us me him them")
"""First words of an object that is no body (`deserted us`)."""
NONE_AFTER = _words("no nobody none nothing nowhere neither")
"""What denies a verb from behind (`defected no one`)."""
GENITIVE = _words("'s ’s")
THE_OR_GENITIVE = _words("the 's")

# Pronouns

HE_OR_SHE = _words("he she")
PLURAL_SUBJECTS = _words("they i we you")
SUBJECTS = HE_OR_SHE | _words("they i we you")
SPEAKING = _words("i we")
"""Who speaks."""
FIRST_PERSON = SPEAKING | _words("me my us our")
PERSONAL = HE_OR_SHE | _words("who himself i")
RELATIVES = _words("who whom which")
OBJECTS = _words("whom which")
"""Of which the clause goes on to say what others did."""
OF_TWO = _words("latter former")
"""Which of two just named."""
HIM_OR_HER = _words("him her")
HIM_OR_THEM = _words("him her them")
IT_OR_THEM = _words("it them us")
INTERROGATIVES = _words("which what")

# Auxiliaries

IS_OR_WAS = _words("is was")
INVERTING = _words("so as")
"""What stands before it then."""
DID = _words("did has had have")
"""What stands for a verb said before (`so did X`)."""
AS_IS = IS_OR_WAS | {"are"}
"""The verbs of `as is Y`."""
COPULAS = AS_IS | {"were"}
BECOMING = COPULAS | _words("be been become becomes became")
"""What stands before `the first officer to defect`."""
PASSIVES = COPULAS | _words("been being later soon then")
"""What stands before a participle of the passive."""
PASSIVE = _words("was were been being is are be")
"""What makes a participle of a transitive verb something done to the subject."""
FRONTED = frozenset(("", ",")) | _words("when once")
"""What stands before a participle of the passive that has no auxiliary (`Reached by telephone, X said`)."""
ADVERBS = _words("later then also soon since again recently")
"""What may stand between it and the participle."""
FINITE = IS_OR_WAS | _words("had has were when after who")
"""What begins or makes a clause with a verb of its own, so that it is no apposition."""
PLURAL_VERBS = _words("have both were are")
PRESENT_PERFECT = _words("has have")
"""What makes news of a verb (`has defected`)."""
PERFECT = _words("had has have having 've")
MODALS = _words("would could might may should will shall can cannot must 'll 'd")
GOING_TO = "going to"
"""The future, when a verb follows."""
NEGATIONS = _words("not never n't no neither nor without hardly cannot")
RATHER_THAN = ("rather", "than")
FAR_FROM = ("far", "from")
"""What denies a gerund (`far from having defected`)."""
NEITHER_NOR = _words("neither nor")
"""What denies the verb after it (`neither fled nor defected`)."""
BEFORE_FACTUAL_GERUND = COPULAS | _words("after by since upon following for while and , when before in despite been be on")
"""What stands before a gerund that tells what happened (`after deserting`)."""

# Conjunctions

AND_OR = _words("and or")
AND_WITH = _words("and with")
LIST_LINKS = (",", "and", ", and")
SUBORDINATORS = _words("after before since until as than while when")
LIMITS = _words("until till while")
AS_LONG = ("as", "long")
"""What limits a denial to a time (`had not changed sides as long as he was there`)."""
AT_THE_TIME = _words("while as when")
"""What joins an act to what befell somebody in it (`was shot while defecting`)."""
OCCASIONS = _words("after before since until while during following when because")
"""What begins the words about another occasion."""
MOMENTS = _words("until before since after following")
AFTERWARDS = _words("after since having")
"""What makes of a verb behind another what was before it."""
NAMED_AS = _words("as named")
"""What stands before a name that is said to be somebody's."""
AROUND = _words("after before")
UNTIL = _words("until till before")
"""What ends a time that was before."""
ADVERSATIVES = _words("; but however yet although though whereas")
CONCEDING = _words("although though while as")
"""What stands before a noun that says what somebody is (`although an Alawite, he defected`)."""
INVERTED = _words("had should were")
"""What begins a condition without `if` (`Had he stayed, ...`)."""
ANSWERED = _words("after following amid despite")
"""What stands before the claim that somebody answers (`said he would never, after reports that`)."""
CONDITIONS = _words("if whether unless")
COUNTERFACTUALS = ("lest", "as if", "as though", "were to")
CONCESSIONS = ("even if",)
CLAUSE_STARTS = frozenset(("", ",", ";", ":", "-")) | _words("that and but when after because")
"""What stands before the subject of a clause; empty at the beginning of a sentence."""
OWN_CLAUSE = _words("that ,")
ANY_CLAUSE = OWN_CLAUSE | {";"}
CLAUSE_ENDS = _words("; .")
SPEAKER_STARTS = _words(', ; " “ ” : that and but')
SPEAKER_ENDS = _words(", ; . that who")
AFTER_APPOSED = frozenset(("", ".", ",", ";", "(", "-", "—")) | _words("of from who and")
"""What stands after a name that is the last word on a noun before the verb (`another officer has fled, X`)."""
BEFORE_COUNTED = frozenset(("", ";", "“", '"')) | _words("that and but when after because said another only")
"""What stands before a number that is itself a subject (`said that 20 had left`)."""

# Prepositions

IN_OR_AT = _words("in at")
IN_OR_ON = _words("in on")
IN_OR_TO = _words("in to")
OF_OR_BY = _words("of by")
OF_OR_FOR = _words("of for")
TO_OR_FOR = _words("to for")
LOYAL_TO = ["loyal", "to"]
"""What makes of `forces` the side of a man."""
TO_OR_WITH = _words("to with")
BEHIND_WHOM = TO_OR_WITH | _words("behind for")
"""What stands before whose side somebody takes."""
OF_OR_FROM = _words("of from")
OBLIQUE = _words("of to by with")
TO_BODY = _words("of in at for to with from within inside on")
"""What joins a post to its body (`head of the branch`)."""
SERVING_AT = _words("in with at for on as within inside")
"""What joins a verb of serving to the body, words for the time before it."""
SPENT_IN = _words("in with at on as")
"""What joins a time of service to the body (`his years at`)."""
INTO = _words("to in into by")
"""What joins a verb of moving to the body."""
BE_WITH = _words("is was now been")
"""What stands before `with the X` when somebody serves there."""
PARTICIPIAL = _words("was were been being is and then later ,")
"""What stands before a participle that is said of the subject (`was posted to`)."""
TOWARDS = _words("to into behind alongside")
"""What makes a body the new side."""
OF_OR_TO = _words("of to")
LED_IN = _words("of from to into")
"""What joins somebody to his community."""
ABOUT = _words("on over about regarding concerning")
"""What brings in a matter on which one takes sides (`sided with the X on the truce`)."""
OTHER_PREPOSITIONS = _words("for on over between against about into onto within than")
"""Those that stand before names of bodies and things as often as before names of persons."""
DATED_BY = _words("in on")
"""What stands before a month or a day."""
PLACE_PREPOSITIONS = _words("in at near from through around outside toward towards via into across")
PREPOSITIONS = PLACE_PREPOSITIONS | _words("of by to for with on after during under before since")
"""What stands before `which` in a relative clause (`a statement in which he resigned`)."""
OF_OR_ABOUT = _words("of about")
APPROXIMATORS = _words("about over than under around near")
"""What stands before a number that is not exact, and governs nothing then."""
STORY_IS = ("was", "is", "were", "are", "went", "goes", "ran")
"""What stands between a story and what it tells (`the story was that`)."""
THOUGHT_OF = ("that", "of", "for", "about")
OTHER_PHRASE = _words("of by with to and for against whose under from that than")
"""What makes of the words between a name and a rank more than one apposition (`X, aide to a colonel`)."""
PART_OF = ("of", "of the", "in the")

# Parts of names

NAME_PARTICLES = _words(
    "al el bin ibn bint abu ould ag de da do dos del della van von der den ten ter ben la le di du y e ul ur ud as ash ad ar an"
    " ez es mac bu ba"
)
"""What stands in lower case between the words of a person's name."""
KIN_PARTICLES = _words("abu umm bin ibn")
"""The particles that want a name after them."""
BODY_PARTICLES = _words("al bin ibn el")
NAME_LINKS = _words("and of al")

# Numbers and marks

CONTRACTIONS = ("n't", "'ll", "'ve", "'re", "'m", "'d", "n’t", "’ll", "’ve", "’re", "’m", "’d")
"""Endings of words that are two."""
BEFORE_DATE = _words("the early late mid of end beginning start middle")
"""What stands between a preposition and its date."""
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")

NUMERALS = tuple("two three four five six seven eight nine ten eleven twelve".split())
"""Numbers of several in words, from 2."""
COUNTS = {word: number for number, words in enumerate(NUMERALS, 2) for word in (words, str(number))}
"""What they are, in words and in figures."""
NUMBERS = _words("One Two Three Four Five Six Seven Eight Nine Ten II III IV V VI VII VIII IX")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()

QUOTES = _words('" “ ”')
OPENING_QUOTES = _words('" “')
QUESTION_ENDS = _words('? " ” ;')
"""Marks of which the first behind a verb ends what is asked, or else told."""
CLOSING_QUOTES = _words('" ”')
TURNS = (("q", ":"), ("a", ":"), ("presenter", ":"), ("host", ":"), ("interviewer", ":"))
"""What begins a question or an answer of an interview."""
AFTER_QUOTED = _words('" ” ,')
CLAUSE_MARKS = QUOTES | _words("; :")
LIST_MARKS = CLAUSE_MARKS | _words(",")
BULLETS = _words("- – — * • ·")
"""What begins an entry of a list."""
DASHES = _words("— - (")
DATELINE_MARKS = _words(", : - – — ( / .")
