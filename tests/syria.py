"""A score of small articles with what queries ask for: agencies, sects, ranks, sides, precisions, doubts and denials.

The facts are those of reports of 2011 to 2013; dates of publication and publishers are near enough.
"""

from __future__ import annotations

from graph.statement import Reading
from tests.graphs import (
    AIR_FORCE,
    ALAWITE,
    ARMY,
    CHRISTIAN,
    DEFENCE,
    DRUZE,
    EMBASSY,
    FOREIGN,
    FSA,
    GOVERNMENT,
    GUARD,
    KURDISH,
    OPPOSITION,
    POLITICAL,
    RECRUITMENT,
    SUNNI,
    agency,
    belongs,
    defects,
    read,
    serves,
    told,
)  # fmt: skip


def syria() -> list[Reading]:
    """All articles, each with another text."""
    return [*alawites(), *officers(), *officials(), *loyal()]


def alawites() -> list[Reading]:
    """Officers of one sect who left three bodies: two publishers, one, and one that has no name."""
    afak, zubaida, salih = "Afak Ahmad", "Zubaida al-Meeki", "Salih Habib Salih"
    return [
        told(
            "Al Jazeera", "2013-04-03", belongs(afak, ALAWITE),
            serves(afak, AIR_FORCE, role="director of a bureau", current=False),
            defects(afak, origin=AIR_FORCE, date="2011-11", fled_to="Jordan"),
        ),
        told(
            "Le Monde", "2013-04-05", belongs("Afaq Ahmed", ALAWITE),
            defects("Afaq Ahmed", OPPOSITION, origin=AIR_FORCE, date="2011"),
        ),
        told(
            "Reuters", "2012-10-12", belongs(zubaida, ALAWITE),
            defects(zubaida, FSA, origin=RECRUITMENT, rank="Colonel", date="2012-10-10"),
        ),
        told("Al Jazeera", "2012-10-14", defects("Zubaida al-Miqi", FSA, rank="General", date="2012-10", place="Bibila")),
        told(
            None, "2012-12-01", belongs(salih, ALAWITE),
            defects(salih, FSA, origin=ARMY, rank="Captain", date="2012", modality="reported"),
        ),
    ]  # fmt: skip


def officers() -> list[Reading]:
    """Officers of other communities, with and without a side, and dates of every precision."""
    khaldoun, tlass, awak = "Khaldoun Zeineddine", "Manaf Tlass", "Hussam Awak"
    return [
        told(
            "Daily Star", "2011-09-20", belongs(khaldoun, DRUZE),
            defects(khaldoun, FSA, origin=ARMY, rank="First Lieutenant", date="2011-08"),
        ),
        told("Orient", "2011-10-01", defects(khaldoun, FSA, rank="First Lieutenant", date="2011-09")),
        told(
            "Le Figaro", "2012-07-06", belongs(tlass, SUNNI), serves(tlass, GUARD, rank="Brigadier General"),
            defects(tlass, origin=GUARD, rank="Brigadier General", date="2012-07-03", fled_to="Turkey"),
        ),
        told("BBC", "2013-10-20", belongs("Lukman", KURDISH), defects("Lukman", origin=AIR_FORCE, manner="deserted")),
        told(
            "Al Jazeera", "2012-08-06",
            defects("Kinan al-Sharaa", origin=POLITICAL, rank="Lieutenant", date="2012-08-05", fled_to="Jordan"),
        ),
        told(
            "Asharq Al-Awsat", "2012-03-01", serves(awak, AIR_FORCE, rank="Brigadier General", until="2005"),
            defects(awak, FSA, origin=AIR_FORCE, rank="Brigadier General", fled_to="Egypt"),
        ),
    ]  # fmt: skip


def officials() -> list[Reading]:
    """Diplomats, a spokesman and a minister: confirmed, disputed, denied only, resigned."""
    fares, makdissi, habib = "Nawaf al-Fares", "Jihad Makdissi", "Ali Habib"
    return [
        told(
            "Reuters", "2012-07-12", belongs(fares, SUNNI),
            serves(fares, EMBASSY, role="ambassador", since="2008-09", current=False),
            defects(fares, OPPOSITION, origin=EMBASSY, date="2012-07-11", fled_to="Qatar"),
        ),
        told("BBC", "2012-07-12", defects("Nawaf Fares", OPPOSITION, origin=EMBASSY, date="2012-07-11")),
        told(
            "Reuters", "2012-12-03", belongs(makdissi, CHRISTIAN), serves(makdissi, FOREIGN, role="spokesman"),
            defects(makdissi, origin=FOREIGN, date="2012-12-03", modality="reported"),
        ),
        told("Al-Manar", "2012-12-04", defects(makdissi, origin=FOREIGN, modality="denied", speaker="Damascus")),
        told(
            "NBC", "2013-09-04", belongs(habib, ALAWITE), serves(habib, DEFENCE, role="minister", rank="General", current=False),
            defects(habib, origin=DEFENCE, rank="General", date="2013-09-03", modality="denied", speaker="state television"),
        ),
        told(
            "Le Monde", "2011-08-20",
            serves(habib, DEFENCE, role="defence minister", rank="General", since="2009-06", until="2011-08"),
        ),
        told("LA Times", "2012-05-31", defects("Hazem Chehabi", origin=FOREIGN, date="2012-05-30", manner="resigned")),
    ]  # fmt: skip


def loyal() -> list[Reading]:
    """Who stayed: a head of service, of whom only a guess says otherwise, and another."""
    hassan = "Jamil Hassan"
    return [
        told(
            "Guardian", "2012-05-02", belongs(hassan, ALAWITE),
            serves(hassan, AIR_FORCE, role="head", rank="Major General", since="2009"),
        ),
        told(
            "Guardian", "2012-05-03",
            defects(hassan, origin=AIR_FORCE, rank="Major General", modality="hypothetical"),
            serves("Ali Mamlouk", POLITICAL, role="head", rank="Major General", modality="reported"),
        ),
    ]  # fmt: skip


def summer() -> list[Reading]:
    """Another graph: who left one body within days, a denial that was answered, who came back, and an article on football."""
    harmoush, ahmad, bashir = "Hussein Harmoush", "Riyad Ahmad", "Nawaf al-Bashir"
    return [
        told(
            "Reuters", "2011-06-10", serves(harmoush, ARMY, rank="Lieutenant Colonel", since="2009", current=False),
            defects(harmoush, origin=ARMY, rank="Lieutenant Colonel", date="2011-06-09"),
        ),
        told("SANA", "2011-06-12", defects(harmoush, origin=ARMY, modality="denied", speaker="the army")),
        told("Al Jazeera", "2011-06-14", defects(harmoush, origin=ARMY, rank="Lieutenant Colonel", date="2011-06")),
        told("BBC", "2011-09-22", defects(ahmad, origin=ARMY, rank="Captain", date="2011-06-16")),
        told("Orient", "2011-09-25", defects(ahmad, origin=ARMY, rank="Captain", date="2011-06-17")),
        told("Reuters", "2012-01-16", defects(bashir, OPPOSITION, origin=GOVERNMENT, date="2012-01-14")),
        told("AFP", "2017-01-20", defects(bashir, GOVERNMENT, origin=OPPOSITION, date="2017-01")),
        told(
            "SANA", "2012-07-18",
            serves("Fahd Jassem al-Freij", ARMY, role="deputy chief of staff", rank="General", since="2005"),
            serves("Ali Abdullah Ayyoub", ARMY, role="chief of staff", rank="General", since="2012-07"),
        ),
        told("BBC", "2012-03-11", headline="Late own goal settles cup tie"),
    ]  # fmt: skip


CABINET, SPECIAL = agency("Council of Ministers", "ministry"), agency("Special Forces", "military")
CYPRUS, EMIRATES = agency("Syrian Embassy in Cyprus", "diplomatic"), agency("Syrian Embassy in the Emirates", "diplomatic")
WIFE_AND_HUSBAND = "A day after Lamia al-Hariri left the embassy in Cyprus, her husband left the one in the Emirates. " * 2
"""One text in which all facts begin: whoever is told of in it is told of in one sentence."""


def lives() -> list[Reading]:
    """Careers with both days: ministers who follow each other, and who served or left together. A graph of its own."""
    rajiha, freij, hijab, afak = "Dawoud Rajiha", "Fahd al-Freij", "Riad Hijab", "Afak Ahmad"
    couple = (
        defects("Lamia al-Hariri", OPPOSITION, origin=CYPRUS, date="2012-07-24"),
        defects("Abdel Latif al-Dabbagh", OPPOSITION, origin=EMIRATES, date="2012-07"),
    )
    return [
        told(
            "Le Monde", "2011-08-20",
            serves("Ali Habib", DEFENCE, role="Minister", rank="General", since="2009-06", until="2011-08"),
        ),
        told("SANA", "2011-08-09", serves(rajiha, DEFENCE, role="defence minister", rank="General", since="2011-08-08")),
        told(
            "SANA", "2012-07-18", serves(rajiha, DEFENCE, role="defence minister", rank="General", until="2012-07-18"),
            serves(freij, DEFENCE, role="defence minister", rank="General", since="2012-07-18"),
            serves("Assef Shawkat", DEFENCE, role="deputy minister", since="2011-09", until="2012-07-18"),
        ),
        told(
            "AFP", "2012-08-06", serves(hijab, CABINET, role="prime minister", since="2012-06-23", until="2012-08-06"),
            defects(hijab, OPPOSITION, origin=CABINET, date="2012-08-06", fled_to="Jordan"),
        ),
        told("SANA", "2013-10-29", serves("Qadri Jamil", CABINET, role="deputy premier", since="2012-06-23", until="2013-10-29")),
        told(
            "BBC", "2013-10-20", serves("Hussam Awak", AIR_FORCE, until="2005"),
            serves(afak, AIR_FORCE, role="director", current=False), serves(afak, SPECIAL, current=False),
            serves("Hussein al-Awan", SPECIAL, rank="Colonel", current=False),
        ),
        told("AFP", "2013-03-12", defects("Zaher al-Sakat", OPPOSITION, origin=ARMY, date="2013-03-11")),
        told("BBC", "2013-03-16", defects("Izz al-Din Khallouf", OPPOSITION, origin=ARMY, date="2013-03-15", fled_to="Jordan")),
        read(told("AFP", "2012-07-26", *couple).article.model_copy(update={"text": WIFE_AND_HUSBAND}), *couple),
    ]  # fmt: skip


def returned() -> list[Reading]:
    """Who went over and came back."""
    return [
        told("Reuters", "2013-03-02", defects("Arvo Senk", FSA, origin=GUARD, rank="Colonel", date="2013-03")),
        told("AFP", "2014-02-10", defects("Arvo Senk", GOVERNMENT, origin=FSA, date="2014-02")),
    ]
