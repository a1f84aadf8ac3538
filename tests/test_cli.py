"""The command line: what each command prints, what it says of wrong usage, and that its help is true."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from cli import reference
from cli.main import COMMANDS, main
from graph.stores import open_store
from tests.commands import ROOT, allegiance, make_graph, rows

MANAF, MAKDISSI = "d-x6efhg75eucc", "d-buipjrkjogin"
MANAF_OF_SAMPLES = "d-csxd5n5x4v2p"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store with the articles of tests/syria.py."""
    return make_graph(tmp_path_factory.mktemp("cli"))


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No store of the machine that runs the tests, and the width of a small terminal."""
    for name in ("ALLEGIANCE_STORE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


# Start and help


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_says_what_their_own_help_says(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help is not None
    assert command.help.splitlines()[0] == COMMANDS[name]


def test_the_reference_is_that_of_the_present_help() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "stale; run: python -m cli.reference"
    assert {path.stem for path in (ROOT / "cli").glob("*.py")} >= set(COMMANDS)


def test_an_unknown_command_gets_the_nearest() -> None:
    result = allegiance("defectoins")
    assert result.exit_code == 2
    assert "no command is called 'defectoins'; there is defections" in result.stderr


def test_alone_it_says_where_the_graph_is(graph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = allegiance()
    assert result.exit_code == 0
    assert result.stdout.endswith("There is no graph at allegiance.kgl yet; make one with: allegiance ingest ARTICLES\n")
    monkeypatch.setenv("ALLEGIANCE_STORE", graph)
    assert f"The graph: {graph} (ALLEGIANCE_STORE), " in allegiance().stdout.splitlines()[-1]
    monkeypatch.setenv("ALLEGIANCE_STORE", "neo4j://localhost")
    assert "The graph: neo4j://localhost (ALLEGIANCE_STORE)" in allegiance().stdout


EMPTY = ("defections", "who Manaf", "query by-sect", "evidence d-x", "history d-x", "review --list", "export", "doctor")
WRITING = ("merge a b", "split a", "review", "withdraw a --why x", "rebuild", "judgements undo a")


@pytest.mark.parametrize("line", [*EMPTY, *WRITING])
def test_without_a_graph_every_command_says_how_to_make_one(line: str, tmp_path: Path) -> None:
    path = tmp_path / "none.kgl"
    result = allegiance(*line.split(), "--store", str(path))
    assert result.exit_code == (0 if line == "doctor" else 1)
    assert f"allegiance ingest ARTICLES --store {path}" in result.output
    assert not [*tmp_path.iterdir()], "it has made one itself"


@pytest.mark.parametrize("line", ["defections", "who Manaf", "query by-sect", "evidence d-x"])
def test_an_empty_graph_says_how_to_fill_it(line: str, tmp_path: Path) -> None:
    path = str(tmp_path / "empty.kgl")
    with open_store(path, writing=True) as store:
        store.prepare()
    result = allegiance(*line.split(), "--store", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"is empty; read articles into it: allegiance ingest ARTICLES --store {path}" in result.stderr


def test_the_version_is_shown() -> None:
    assert allegiance("--version").stdout.startswith("allegiance ")


def examples() -> list[str]:
    """The command lines after `Example:` in the help texts."""
    root = click.Context(main, terminal_width=200)
    helps = [
        command.get_help(click.Context(command, parent=root)) for name in COMMANDS if (command := main.get_command(root, name))
    ]
    return [line for text in helps for line in re.findall(r"Example: (allegiance .+)$", text)]


def test_every_help_ends_with_an_example() -> None:
    assert [line.split()[1] for line in examples()] == list(COMMANDS)


SHORT = ("import", "ingest", "review", "merge", "split", "withdraw", "judgements", "rebuild", "report")
"""Commands that may say one line, or that there is nothing to say."""


@pytest.mark.parametrize("line", examples())
def test_an_example_runs_on_the_samples(line: str, samples: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)  # some of them write files
    monkeypatch.setenv("ALLEGIANCE_STORE", shutil.copy(samples, str(tmp_path)))  # some of them write
    if "graph.jsonl" in line:
        assert allegiance("export", "graph.jsonl").exit_code == 0
    result = allegiance(*shlex.split(line)[1:])
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) > 1 or line.split()[1] in SHORT
    assert "error" not in result.stderr.lower()


# Reading articles

ARTICLE = """\
Title: Officer in Jordan
Published: 2012-07-06
Publisher: Levant Wire

AMMAN - Captain Afak Ahmad, an Alawite who served in Air Force Intelligence, defected to the Free Syrian Army on 3 July 2012.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_ingest_says_in_one_line_what_it_did(article: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "new.kgl")
    result = allegiance("ingest", str(article), "--store", store)
    assert result.exit_code == 0, result.stderr
    said = r"1 article; statements: [1-9]\d* of a defection, \d+ of a service, \d+ of a sect; stored in "
    assert re.fullmatch(said + re.escape(store) + "\n", result.stdout)
    assert result.stderr == ""
    assert [row["name"] for row in rows(allegiance("defections", "--store", store))] == ["Afak Ahmad"]


def test_without_text_the_quotes_stay(article: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "new.kgl")
    assert allegiance("ingest", str(article), "--no-text", "--store", store).exit_code == 0
    assert rows(allegiance("cypher", "MATCH (a:Article) RETURN a.text AS text", "--store", store)) == [{"text": ""}]
    assert "defected" in allegiance("evidence", "d-", "--context", "20", "--store", store).stdout


def test_what_cannot_be_read_is_listed_and_stops_nothing(article: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "new.kgl")
    missing = str(tmp_path / "missing.txt")
    result = allegiance("ingest", missing, str(article), "--store", store)
    assert result.exit_code == 4
    assert result.stdout.startswith("1 article;")
    assert result.stderr.splitlines()[0] == "1 could not be read:"
    assert result.stderr.splitlines()[1].startswith(f"  {missing}: ")


def test_a_date_that_is_none_names_its_option(article: Path, tmp_path: Path) -> None:
    result = allegiance("ingest", str(article), "--published", "someday", "--store", str(tmp_path / "new.kgl"))
    assert result.exit_code == 2
    assert "--published" in result.stderr


def test_a_pack_that_is_none_gets_the_known_ones(article: Path, tmp_path: Path) -> None:
    store = tmp_path / "new.kgl"
    result = allegiance("ingest", str(article), "--pack", "atlantis", "--store", str(store))
    assert result.exit_code == 2
    assert "syria" in result.stderr
    assert not store.exists()


def test_extract_prints_statements_and_touches_no_store(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = allegiance("extract", str(article))
    assert result.exit_code == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    defection = next(line for line in lines if line["kind"] == "DEFECTED_TO")
    assert (defection["subject"]["name"], defection["object"]["name"]) == ("Afak Ahmad", "Free Syrian Army")
    assert defection["quote"] in ARTICLE
    assert not list(tmp_path.glob("*.kgl*"))
    assert json.loads(allegiance("extract", str(article), "--format", "json").stdout) == lines
    assert "Afak Ahmad" in allegiance("extract", str(article), "--format", "table").stdout


def test_extract_puts_an_event_of_an_article_together() -> None:
    path = str(ROOT / "samples")
    once, every = (len(allegiance("extract", path, *more).stdout.splitlines()) for more in ([], ["--every"]))
    assert 0 < once < every


# Defections


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ("--sect alawi --sect DRUZE", None),
        ("--sect alawite --sect DRUZE", ["Khaldoun Zeineddine", "Afak Ahmad", "Salih Habib Salih", "Zubaida al-Meeki"]),
        ('--agency "air force intelligence"', ["Afak Ahmad", "Hussam Awak", "Lukman"]),
        ('--agency "syrian army" --faction opposition --status confirmed', ["Khaldoun Zeineddine", "Zubaida al-Meeki"]),
        ("--status single-source --since 2012-08 --until 2012-09", ["Kinan al-Sharaa"]),
        ("--modality reported --limit 1", ["Salih Habib Salih"]),
        ("--faction regime", []),
    ],
)
def test_filters_combine(graph: str, options: str, names: list[str] | None) -> None:
    result = allegiance("defections", "--store", graph, *shlex.split(options))
    if names is None:
        assert (result.exit_code, result.stdout) == (2, "")
        assert "no sect is called 'alawi'; the nearest are Alawite" in result.stderr
    else:
        assert [row["name"] for row in rows(result)] == names


def test_the_alawite_officers_who_left_intelligence(samples: str) -> None:
    result = allegiance("defections", "--sect", "alawite", "--agency", "intelligence", "--format", "json", "--store", samples)
    assert [row["name"] for row in json.loads(result.stdout)] == ["Afak Ahmad", "Nasr Mustafa"]


def test_ranks_and_above(samples: str) -> None:
    def ranks(bound: str) -> set[str]:
        return {row["rank"] for row in rows(allegiance("defections", "--rank", bound, "--store", samples))}

    assert ranks("colonel") == {"Colonel"}
    assert {"Colonel", "Brigadier General"} <= ranks("Col.+")
    assert {"Colonel", "Captain"} <= ranks("colonel-")
    assert ranks("colonel+") & ranks("colonel-") == {"Colonel"}


@pytest.mark.parametrize("day", ["2012-08", "Aug 2012", "august 2012", "1 Aug 2012"])
def test_dates_may_be_typed_as_they_are_shown(day: str, graph: str) -> None:
    found = rows(allegiance("defections", "--since", day, "--until", "Sep 2012", "--store", graph))
    assert [row["name"] for row in found] == ["Kinan al-Sharaa"]


@pytest.mark.parametrize("group", ["sect", "agency", "faction", "rank", "month"])
def test_counts(graph: str, group: str) -> None:
    counted = rows(allegiance("defections", "--by", group, "--store", graph))
    assert next(iter(counted[0])) == group
    assert {row["total"] for row in counted} == {"11"}


def test_what_has_no_date_is_not_dropped_in_silence(graph: str) -> None:
    result = allegiance("defections", "--since", "2012", "--store", graph)
    assert result.stderr == "2 more without a date left out; without --since and --until they are listed\n"


def test_what_has_no_date_had_happened_when_it_was_first_reported(graph: str) -> None:
    by_then = allegiance("defections", "--as-of", "2012", "--store", graph)
    assert {row["name"] for row in rows(by_then) if not row["date"]} == {"Hussam Awak"}  # and Lukman in 2013
    assert by_then.stderr == ""


def test_an_empty_answer_is_no_failure(graph: str) -> None:
    result = allegiance("defections", "--until", "2000", "--sect", "Sunni", "--store", graph)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["date,name,rank,sect,left,to,status,sources,id"]
    assert result.stderr == "no defection fits\n"


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_wrong_day_names_its_option(graph: str, option: str) -> None:
    result = allegiance("defections", option, "2012-13", "--store", graph)
    assert result.exit_code == 2
    assert f"'{option}'" in result.stderr
    assert "write YYYY, YYYY-MM or YYYY-MM-DD" in result.stderr


# Formats


def test_formats(graph: str) -> None:
    printed = {form: allegiance("defections", "--limit", "1", "--format", form, "--store", graph).stdout for form in FORMATS}
    row = {
        "date": "2011-08", "name": "Khaldoun Zeineddine", "rank": "First Lieutenant", "sect": "Druze", "left": "Syrian Army",
        "to": "Free Syrian Army", "status": "confirmed", "sources": 2, "id": "d-ykxygamojrzb",
    }  # fmt: skip
    assert json.loads(printed["json"]) == [row]
    assert json.loads(printed["jsonl"]) == row
    assert printed["csv"].splitlines()[1] == ",".join(map(str, row.values()))
    assert printed["md"].splitlines()[2] == f"| {' | '.join(map(str, row.values()))} |"
    assert all(str(value) in printed["table"] for value in {**row, "date": "Aug 2011"}.values())


FORMATS = ("table", "json", "jsonl", "csv", "md")


def test_values_in_every_format(graph: str) -> None:
    text = "RETURN date('2012-08-05') AS day, null AS nothing, ['a', 'b'] AS list, 'x|y\"z' AS sign, 1.5 AS number"

    def printed(form: str) -> str:
        return allegiance("cypher", text, "--format", form, "--store", graph).stdout

    whole = {"day": "2012-08-05", "nothing": None, "list": ["a", "b"], "sign": 'x|y"z', "number": 1.5}
    assert json.loads(printed("json")) == [whole]
    assert printed("csv").splitlines()[1] == '2012-08-05,,a; b,"x|y""z",1.5'
    assert printed("md").splitlines()[2] == '| 2012-08-05 |  | a; b | x&#124;y"z | 1.5 |'


def test_no_text_of_csv_is_a_formula_and_numbers_stay_numbers(graph: str) -> None:
    text = "RETURN '=HYPERLINK(1)' AS quote, ['@a', 'b'] AS list, '-x' AS name, -1 AS number, -0.5 AS part, 'a=b' AS plain"

    def printed(form: str) -> str:
        return allegiance("cypher", text, "--format", form, "--store", graph).stdout

    assert printed("csv").splitlines()[1] == "'=HYPERLINK(1),'@a; b,'-x,-1,-0.5,a=b"
    assert json.loads(printed("json")) == [
        {"quote": "=HYPERLINK(1)", "list": ["@a", "b"], "name": "-x", "number": -1, "part": -0.5, "plain": "a=b"}
    ]


def test_a_path_is_read_as_names_and_types(graph: str) -> None:
    result = allegiance("query", "history", "--param", "person=lukman", "--picture", "--store", graph)
    assert "Lukman -DEFECTED_TO- Syrian opposition" in result.stdout
    whole = json.loads(
        allegiance("query", "history", "--param", "person=lukman", "--picture", "--format", "json", "--store", graph).stdout
    )
    assert whole[0]["path"]["nodes"][0]["labels"] == ["Person"]


# Evidence


def test_evidence_for_reading(graph: str) -> None:
    result = allegiance("evidence", MAKDISSI[:7], "--format", "table", "--store", graph)
    claim, attested, _, reuters, how, quote, address, place, _, manar, denial, *_ = result.stdout.splitlines()
    assert claim == "Jihad Makdissi defected to Syrian opposition, 3 Dec 2012"
    assert attested == f"! disputed · sources 1 · statements 1 · confidence 0.27 · {MAKDISSI}"
    assert (reuters, how) == ("Reuters, 3 Dec 2012: Report", "~ reported")
    assert quote.startswith("    Jihad Makdissi: belongs_to Christian. Jihad Makdissi: serves_in")  # what stands before it
    assert "Jihad Makdissi: defected_to" in quote
    assert address.startswith("    https://reuters.example/2012-12-03/report-")
    assert "dated 3 Dec 2012 · characters " in place
    assert " · by hand/1 · statement:" in place
    assert (manar, denial) == ("Al-Manar, 4 Dec 2012: Report", "✗ denied, says Damascus")


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that only writes down what it is to open; the file."""
    opened = tmp_path / "opened"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" >> {shlex.quote(str(opened))}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    monkeypatch.setattr("webbrowser._tryorder", None)  # it reads BROWSER once
    return opened


def test_evidence_opens_the_article(graph: str, browser: Path) -> None:
    result = allegiance("evidence", MAKDISSI, "--open", "--store", graph)
    assert result.exit_code == 0
    (address,) = browser.read_text().splitlines()
    assert address.startswith("https://reuters.example/2012-12-03/report-")
    assert result.stderr == f"opened {address}; 1 more: evidence STATEMENT --open\n"


@pytest.mark.parametrize("url", ["", "file:///etc/passwd"])
def test_evidence_opens_nothing_but_the_web(url: str, tmp_path: Path, browser: Path) -> None:
    path, store = tmp_path / "article.txt", str(tmp_path / "new.kgl")
    path.write_text(ARTICLE.replace("\n\n", f"\nURL: {url}\n\n", 1), encoding="utf-8")
    assert allegiance("ingest", str(path), "--store", store).exit_code == 0
    result = allegiance("evidence", "d-", "--open", "--store", store)
    assert (result.exit_code, result.stderr) == (1, "none of these articles has an address to open\n")
    assert not browser.exists()


def test_evidence_takes_the_name_of_a_person(graph: str) -> None:
    by_name, by_id = (
        allegiance("evidence", text, "--store", graph).stdout for text in ("jihad makdissi", "person:jihad-makdisi")
    )
    assert by_name == by_id
    refused = allegiance("evidence", "Alawite", "--store", graph)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "allegiance who sect:alawite" in refused.stderr


def test_evidence_as_rows(graph: str) -> None:
    found = json.loads(allegiance("evidence", "person:jihad-makdisi", "--format", "json", "--store", graph).stdout)
    assert {row["edge"][0] for row in found} == {"d", "s", "b"}
    denial = next(row for row in found if row["modality"] == "denied")
    assert (denial["status"], denial["speaker"], denial["published"]) == ("disputed", "Damascus", "2012-12-04")
    (alone,) = json.loads(allegiance("evidence", denial["id"], "--format", "json", "--store", graph).stdout)
    assert alone["quote"] == denial["quote"]


def test_evidence_of_an_article_is_all_that_it_states(graph: str) -> None:
    (article, *_) = json.loads(allegiance("evidence", MAKDISSI, "--format", "json", "--store", graph).stdout)
    ident, address = article["article"], article["url"]
    head, place, _, *claims = allegiance("evidence", ident[:14], "--format", "table", "--store", graph).stdout.splitlines()
    assert head == "Reuters, 3 Dec 2012: Report"
    assert place == f"{address} · {ident}"
    assert [claim for claim in claims if claim and not claim.startswith(" ")] == [
        "Jihad Makdissi belongs to Christian · asserted",
        "Jihad Makdissi serves in Ministry of Foreign Affairs · asserted",
        "Jihad Makdissi defected to Syrian opposition · ~ reported",
    ]
    assert any(" · by hand/1 · statement:" in claim for claim in claims)
    by_address = allegiance("evidence", f"{address}?utm_source=mail#top", "--format", "json", "--store", graph)
    found = json.loads(by_address.stdout)
    assert [(row["headline"], row["modality"], row["article"]) for row in found] == [
        ("Report", modality, ident) for modality in ("asserted", "asserted", "reported")
    ]
    assert all(row["quote"] and row["id"].startswith("statement:") for row in found)


def test_evidence_of_an_article_that_counts_no_longer_says_so(tmp_path: Path) -> None:
    store = make_graph(tmp_path)
    (row, *_) = rows(allegiance("evidence", MAKDISSI, "--store", store))
    assert allegiance("withdraw", row["article"], "--why", "staged", "--store", store).exit_code == 0
    shown = allegiance("evidence", row["article"], "--format", "table", "--store", store).stdout
    assert shown.splitlines()[2].startswith("counts no longer: withdrawn")
    assert "defected to Syrian opposition · ~ reported" in shown


def test_an_article_that_states_nothing_is_named(tmp_path: Path) -> None:
    path, store = tmp_path / "article.txt", str(tmp_path / "new.kgl")
    path.write_text("Bread\nThe price of bread rose on Monday, shopkeepers in the old town said.\n", encoding="utf-8")
    assert allegiance("ingest", str(path), "--store", store).exit_code == 0
    result = allegiance("evidence", "article:", "--format", "table", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "states no service, change of side or community; why: allegiance read FILE --explain" in result.stderr


def test_context_shows_the_article_around_the_quote(samples: str) -> None:
    (row, *_) = json.loads(
        allegiance("evidence", MANAF_OF_SAMPLES, "--context", "30", "--format", "json", "--store", samples).stdout
    )
    text = json.loads(
        allegiance("cypher", TEXT, "--param", f"id={row['article']}", "--format", "json", "--store", samples).stdout
    )
    article = text[0]["text"]
    assert article[row["start"] : row["end"]] == row["quote"]
    before, after = row["before"].removeprefix("… "), row["after"].removesuffix(" …")
    assert len(before) <= 30
    assert 0 < len(after) <= 30
    shown = f"{before}{row['quote']}{after}"
    assert f" {shown} " in f" {' '.join(article.split())} "  # whole words, in one line


TEXT = "MATCH (a:Article) WHERE a.id = $id RETURN a.text AS text"


# Questions and Cypher


def test_the_parameters_of_one_question(graph: str) -> None:
    listed = rows(allegiance("query", "careers/history", "--list", "--store", graph))
    assert [(row["parameter"], row["default"]) for row in listed] == [("person", "(must be given)"), ("asOf", "")]


def test_the_list_of_questions(graph: str) -> None:
    listed = json.loads(allegiance("query", "--list", "--format", "json", "--store", graph).stdout)
    assert list(listed[0]) == ["name", "title", "description", "parameters"]
    by_sect = next(question for question in listed if question["name"] == "defections/by-sect")
    assert by_sect["parameters"][0] == {
        "name": "since", "type": "date", "required": False, "default": None, "meaning": "first day",
    }  # fmt: skip
    assert "defections/by-sect" in allegiance("query", "--format", "table", "--store", graph).stdout


def test_the_list_of_questions_is_narrow_in_a_pipe_unless_a_format_is_named(graph: str, tmp_path: Path) -> None:
    piped = rows(allegiance("query", "--list", "--store", graph))
    assert piped[0] == {"name": "careers/chain", "title": "Shortest chain of shared service between two persons"}
    assert rows(allegiance("query", "--store", graph)) == piped
    for options in (("--format", "csv"), ("-o", str(tmp_path / "list.csv"))):
        result = allegiance("query", "--list", *options, "--store", graph)
        printed = result.stdout or (tmp_path / "list.csv").read_text(encoding="utf-8")
        assert printed.splitlines()[0] == "name,title,description,parameters"
    whole = json.loads(allegiance("query", "--list", "--format", "jsonl", "--store", graph).stdout.splitlines()[0])
    assert list(whole) == ["name", "title", "description", "parameters"]


def test_a_question_with_parameters(graph: str) -> None:
    result = allegiance("query", "officers-of-a-sect", "--param", "sect=alawite", "--param", "kind=null", "--store", graph)
    assert len(rows(result)) == 3
    chosen = allegiance(
        "query", "by-sect", "--param", f"defections={MANAF}", "--param", f"defections={MAKDISSI}", "--store", graph
    )
    assert [row["sect"] for row in rows(chosen)] == ["Christian", "Sunni"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "by-sekt"], "near to it: defections/by-sect"),
        (["query", "by-sect", "--param", "sinse=2012"], "has no parameter 'sinse'; it has since (date)"),
        (["query", "by-sect", "--param", "since=then"], "'then' is no date"),
        (["query", "by-sect", "--param", "since"], "is not of the form name=value"),
        (["query", "history"], "must be given): id or name; for example --param person='Manaf Tlass'"),
        (["query", "by-sect", "--picture"], "there is no picture of defections/by-sect"),
        (["evidence", "d-"], "give more of the id"),
        (["evidence", "s-nobody"], "no edge, statement or person has the id 's-nobody'"),
        (["evidence", "nobody"], "nothing is called 'nobody'"),
        (["evidence", "article:"], "20 articles begin with 'article:': article:"),
        (
            ["evidence", "article:zz"],
            "no article has the id article:zz; the articles that name somebody are listed by: allegiance who",
        ),
        (["evidence", "https://a.example/b"], "no article was read from the address https://a.example/b; the articles"),
        (["who", "manaf tlas jr"], "nothing is called 'manaf tlas jr'; the nearest are Manaf Tlass"),
        (["who"], "Missing argument 'NAME'"),
        (["defections", "--rank", "pasha"], "no rank is called 'pasha'"),
        (["defections", "--agency", "air forse"], "the nearest are Air Force"),
        (["defections", "--status", "sure"], "'sure' is not one of"),
        (["defections", "--colour", "red"], "--colour"),
    ],
)
def test_wrong_usage_says_what_is_right(graph: str, arguments: list[str], message: str) -> None:
    result = allegiance(*arguments, "--store", graph)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_cypher_takes_parameters_and_standard_input(graph: str) -> None:
    text = "MATCH (p:Person)-[d:DEFECTED_TO]->() WHERE d.sources >= $n AND p.name IN $names RETURN p.name AS name ORDER BY name"
    parameters = ["--param", "n=2", "--param", "names=Afak Ahmad", "--param", "names='Manaf Tlass'"]
    assert rows(allegiance("cypher", "-", *parameters, "--store", graph, given=text)) == [{"name": "Afak Ahmad"}]


def test_the_store_of_the_environment(graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert allegiance("defections").exit_code == 3
    monkeypatch.setenv("ALLEGIANCE_STORE", graph)
    assert allegiance("defections").exit_code == 0


# Doctor


def test_doctor_finds_nothing_wrong(graph: str) -> None:
    found = rows(allegiance("doctor", "--store", graph))
    assert {row["result"] for row in found if row["part"] != "installation"} == {"ok"}
    assert {row["check"] for row in found if row["part"] == "graph"} >= {"inverted-intervals", "circles-in-the-hierarchy"}


def test_doctor_names_what_mends_a_breach(tmp_path: Path) -> None:
    path = make_graph(tmp_path)
    with open_store(path, writing=True) as store:
        store.write(lambda run: run("CREATE (:Person {id: 'person:nobody', name: 'Nobody', aliases: []})"))
    result = allegiance("doctor", "--format", "json", "--store", path)
    assert result.exit_code == 4
    (fault,) = [row for row in json.loads(result.stdout) if row["result"] == "fails"]
    assert fault["check"] == "persons-without-mention"
    assert fault["detail"] == "1 time (name: Nobody, id: person:nobody); all: allegiance query health/persons-without-mention"
    assert fault["mend"] == f"allegiance rebuild --edges --store {path}"


def test_doctor_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    found = rows(allegiance("doctor", "--store", str(tmp_path / "none.kgl")))
    (store,) = [row for row in found if row["part"] == "store"]
    assert (store["result"], store["mend"]) == ("missing", f"allegiance ingest ARTICLES --store {tmp_path / 'none.kgl'}")


def test_a_time_that_ends_before_it_begins_is_refused(graph: str) -> None:
    result = allegiance("defections", "--since", "2013", "--until", "2012", "--store", graph)
    assert result.exit_code == 2
    assert "since <= date < until" in result.output


def test_an_address_of_nothing_is_refused(article: Path) -> None:
    result = allegiance("ingest", str(article), "--store", "http://localhost/graph.kgl")
    assert result.exit_code == 2
    assert "neo4j://" in result.output
