"""Names (graph/identity/name.py, likeness.py): what may be one man's, and what cannot."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.identity.likeness import conflict, likeness
from graph.identity.name import parse
from graph.identity.spelling import Match

FACTS = Path(__file__).parent / "facts" / "name-variants.csv"

SAME = [
    ("Mustafa Nasr", "Moustapha Nasr"), ("Mustafa Nasr", "Mostafa Nasr"), ("Nawaf al-Fares", "Naouaf Faris"),
    ("Riyad Hijab", "Riyadh Hejab"), ("Farouk al-Sharaa", "Farouk al-Chareh"), ("Bouthaina Shaaban", "Bothayna Chaaban"),
    ("Abdul Razzaq Tlass", "Abdulrazzak Tlas"), ("Abdel-Basset al-Sarout", "Abdul Baset Sarout"),
    ("Abd Allah Khalidi", "Abdullah al-Khalidi"), ("Issam Zahreddine", "Issam Zaher al-Deen"),
    ("Ibrahim Aljbawi", "Ibrahim al-Jabawi"), ("Gholamreza Karimi", "Gholam Reza Karimi"),
    ("Gebremeskel Tesfay", "Gebre-Meskel Tesfay"), ("Brig. Gen. Nasr Mustafa", "Nasr Mustafa"),
    ("U Thein Sein", "Thein Sein"), ("Dr. Hazem Chehabi", "Hazem Chehabi"), ("Serhii Hrytsenko", "Sergey Gritsenko"),
    ("Volodymyr Zhuk", "Vladimir Zhuk"), ("Siarhei Kavalenka", "Sergei Kavalenko"), ("Kim Jong-un", "Kim Jong Un"),
    ("Ri Yong-ho", "Lee Yong Ho"), ("Jong-un Kim", "Kim Jong Un"),
    ("Hrytsenko Volodymyr Ivanovych", "Volodymyr Ivanovich Hrytsenko"), ("SAWADOGO Rakiswende", "Rakiswende Sawadogo"),
    ("مصطفى الشيخ", "Mustafa al-Sheikh"), ("عبد الرزاق طلاس", "Abdul Razzaq Tlass"), ("Сергей Шойгу", "Sergei Shoigu"),
    ("Дмитро Гнатюк", "Dmytro Hnatiuk"), ("김정은", "Kim Jong Un"), ("Serbest Mîrxan", "Sarbast Mirkhan"),
    ("Ali al-Yafai", "Ali al-Yafi'i"), ("Ali al-Yafaee", "Ali Yafai"), ("Mazin Ben Halim", "Mazin Benhalim"),
    ("Falah al-Jubouri", "Falah al-Jabouri"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME, ids=" - ".join)
def test_spellings_of_one_name(a: str, b: str) -> None:
    like = likeness(parse(a), parse(b))
    assert like is not None
    assert (like.left_out, like.doubtful) == ("", False)
    assert all(how <= Match.SPELLED for _, _, how in like.pairs)


LEFT_OUT = [
    ("Riad Hijab", "Riad Farid Hijab", "middle"), ("Mustafa Ahmad", "Mustafa Ahmad al-Sheikh", "last"),
    ("Bassam Imadi", "Mohammad Bassam Imadi", "first"), ("Luis Marcano", "Luis Alberto Marcano Rojas", "last"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "where"), LEFT_OUT)
def test_names_that_are_left_out(a: str, b: str, where: str) -> None:
    like = likeness(parse(a), parse(b))
    assert like is not None
    assert like.left_out == where


OTHERS = [
    ("Manaf Tlass", "Firas Tlass"), ("Riad Farid Hijab", "Riad Yasin Hijab"), ("Nabil Salem Nasr", "Nabil Salim Nasr"),
    ("Oleksandr Ivanovych Bondarenko", "Oleksandr Petrovych Bondarenko"), ("M. Tlass", "Riad Tlass"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), OTHERS, ids=" - ".join)
def test_names_of_two_men(a: str, b: str) -> None:
    assert likeness(parse(a), parse(b)) is None
    assert conflict(parse(a), parse(b))


DOUBTED = [
    ("Jamil Hassan", "Jamal Hassan"), ("Salem Idris", "Salim Idris"), ("Samer Nasr", "Samir Nasr"),
    ("Khaled Nahhas", "Khalil Nahhas"), ("Omar Zein", "Amr Zein"), ("Hassan Ali", "Hussein Ali"),
    ("Ziad Karim", "Zaid Karim"), ("M. Tlass", "Manaf Tlass"), ("Abdulqadir Sattouf", "Mustafa Abdulqadir Sattouf"),
    ("Muftar Werfelli", "Miftar Werfelli"), ("Samir Nasr", "Samira Nasr"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), DOUBTED, ids=" - ".join)
def test_names_that_alone_never_make_sure(a: str, b: str) -> None:
    like = likeness(parse(a), parse(b))
    assert like is None or like.doubtful


def test_two_given_names_in_another_order_are_two_men() -> None:
    assert likeness(parse("Hassan Ali"), parse("Ali Hassan")) is None
    assert likeness(parse("Hijab Riad"), parse("Riad Hijab")) is not None


def test_a_nickname_is_like_itself_with_a_place_and_like_no_full_name() -> None:
    assert likeness(parse("Abu Furat"), parse("Abou Furat al-Jarablusi")) is not None
    assert likeness(parse("Abu Furat"), parse("Yusuf al-Jader")) is None
    assert likeness(parse("Furat"), parse("Abu Furat")) is None


def test_names_are_alike_both_ways() -> None:
    for a, b, *_ in [*SAME, *LEFT_OUT, *OTHERS, *DOUBTED]:
        assert (likeness(parse(a), parse(b)) is None) == (likeness(parse(b), parse(a)) is None)
        assert bool(conflict(parse(a), parse(b))) == bool(conflict(parse(b), parse(a)))


def variants() -> list[tuple[str, str]]:
    """Full names of real people with the other full spellings that sources give."""
    with FACTS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [(row["name"], other) for row in rows for other in row["name_variants"].split("|") if len(other.split()) > 1]


ELSEWHERE = {  # single names, slips in short ones, names of another kind, and remarks of the table
    "Gen Tlas", "Danny al-Barj", "(nom de guerre)", "(first name)", "Ala Al Din",
    "Abu Furat", "Abu Furat al-Garabolsi", "Abu Furat al-Jarablusi",
}  # fmt: skip


@pytest.mark.parametrize(("name", "other"), variants(), ids=" - ".join)
def test_spellings_that_real_people_were_met_with(name: str, other: str) -> None:
    assert (likeness(parse(name), parse(other)) is None) == (other in ELSEWHERE)
