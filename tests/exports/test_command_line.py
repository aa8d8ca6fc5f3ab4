"""The command line keeps its promise to scripts, and says in one line what was wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.filters import PARAMETERS
from figures.catalog import VIEWS

ROOT = Path(__file__).parents[2]

# DESIGN: a promise to scripts. More columns may follow, these never change.
REGISTER = (
    "deal_id, title, vendor, country, kind, stage, stage_since, days_in_stage, announced_date, "
    "value_usd, value_basis, capacity_mw, confidence, sources"
)
PROMISED_COLUMNS = {
    "partnership_map": "iso3, country, stage, stage_since, deals, vendors",
    "stage_funnel": "stage, countries, deals",
    "deal_register": REGISTER,
    "country_profile": REGISTER,
    "country_comparison": "country",
    "vendor_matrix": "vendor",
    "stage_ageing": "deal_id, vendor, country, stage, days_in_stage, typical_days, state",
    "stage_matrix": "from_stage, to_stage, deals",
    "method": "subject, sentence",
    "changes": "event_date, deal_id, vendor, country, from_stage, to_stage, headline",
    "datacenter_map": "datacenter_id, name, country, latitude, longitude, precision, status, "
    "capacity_mw_planned, capacity_mw_operational, operator, tenant",
    "capacity_timeline": "month, actual_mw, planned_mw, sites",
    "capacity_by_country": "iso3, country, operational_mw, planned_mw, sites, domestic_owner_share",
    "reach": "datacenter_id, name, radius_km, population, world_share",
    "white_space": "rank, iso3, country, score, measures_known, population, population_points, "
    "gdp_usd, gdp_points, internet_users_pct, internet_points, electricity_twh, "
    "electricity_points, low_carbon_share_pct, low_carbon_points, rivals, rivals_points, "
    "neighbours_signed, neighbours_points",
    "signed_race": "vendor_id, month, newly_signed, countries",
    "contested_countries": "iso3, country, leader, challengers, gap",
    "appointments": "person, former_office, organization, role, start_date",
    "claims_check": "claim_id, organization, metric, claimed, found, ratio, reading",
}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_list_names_every_view_with_its_title(call):
    code, out, err = call("--list")

    lines = [line.split(maxsplit=1) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert lines == [[view.key, view.title] for view in VIEWS.values()]


@pytest.mark.parametrize("key", VIEWS)
def test_the_first_columns_of_every_view_are_as_promised(call, key):
    code, out, _ = call(key)

    header = out.splitlines()[0].split(",")
    promised = PROMISED_COLUMNS[key].split(", ")
    assert code == 0
    assert header[: len(promised)] == promised
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("key", VIEWS)
def test_columns_that_only_the_pages_need_are_not_written(call, key):
    _, as_csv, _ = call(key)
    _, as_json, _ = call(key, "--format", "json")

    hidden = set(VIEWS[key].hidden)
    assert not hidden & set(as_csv.splitlines()[0].split(","))
    assert not any(hidden & set(row) for row in json.loads(as_json)["rows"])
    of_pages = {"rank", "last_rung"} - {*VIEWS[key].columns}
    assert of_pages.isdisjoint(as_csv.splitlines()[0].split(","))


@pytest.mark.parametrize("key", [view.key for view in VIEWS.values() if view.about == "sites"])
def test_json_about_datacenters_says_day_filter_options_and_how_sums_may_be_read(call, key):
    asked = (key, "--companies", "OpenAI, Meta", "--as-of", "2025-12-31", "--regions", "Americas")

    _, as_csv, _ = call(*asked)
    _, as_json, _ = call(*asked, "--format", "json")

    written = json.loads(as_json)
    assert (written["as_of"], written["datacenters_read_until"]) == ("2025-12-31", "2026-09-30")
    assert written["filter"] == {
        "regions": "Americas", "companies": "openai,meta", "month": "2025-12",
    }  # fmt: skip
    assert written.get("options", {}) == dict(VIEWS[key].options)
    assert ("Bases" in written["note"] or "basis" in written["note"]) if key != "reach" else True
    assert len(written["rows"]) == len(rows_of(as_csv)) > 0
    assert list(written["rows"][0]) == as_csv.splitlines()[0].split(",")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("datacenter_map", "--vendors", "openai"), "is about sites and takes no --vendors"),
        (("partnership_map", "--owners", "meta"), "is about deals and takes no --owners"),
        (("partnership_map", "--by", "region"), "takes no --by; capacity_timeline does"),
        (("capacity_timeline", "--by", "regon"), "the nearest is region"),
        (("capacity_by_country", "--measure", "built"), "choose from running, planned"),
        (("capacity_by_country", "--allies", "EUU"), "the nearest is EU"),
        (("reach", "--site", "stargate-uea"), "the nearest is stargate-uae"),
        (("reach", "--radius-km", "0"), "reaches nobody"),
        (("reach", "--radius-km", "-1"), "reaches nobody"),
        (("reach", "--radius-km", "nan"), "is not a distance"),
        (("reach", "--radius-km", "30000"), "more than half the globe"),
        (("datacenter_map", "--mw-from", "big"), "is not a number of megawatts"),
        (("datacenter_map", "--month", "2026"), "is not a month"),
        (("datacenter_map", "--as-of", "2027-01-01"), "--month shows what is planned"),
        (("datacenter_map", "--owners", "metta"), "the nearest is meta"),
    ],
)
def test_a_wrong_word_about_datacenters_gets_one_line(call, words, said):
    code, out, err = call(*words)

    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_months_are_seen_or_planned_and_named_so(call):
    _, out, _ = call("capacity_timeline", "--by", "region")
    rows = rows_of(out)

    assert {row["part"] for row in rows} >= {"Americas", "Europe", "Asia"}
    assert all((row["actual_mw"] == "") != (row["planned_mw"] == "") for row in rows)


def test_reach_of_one_site_is_one_row_and_of_several_has_a_sum_first(call):
    _, one, _ = call("reach", "--site", "OpenAI Stargate UAE", "--radius-km", "3219")
    _, several, _ = call("reach", "--companies", "openai", "--radius-km", "1000")

    assert [row["datacenter_id"] for row in rows_of(one)] == ["stargate-uae"]
    first, *others = rows_of(several)
    assert first["datacenter_id"] == ""
    assert int(first["population"]) < sum(int(row["population"]) for row in others)
    assert int(first["population"]) >= max(int(row["population"]) for row in others)


@pytest.mark.parametrize("key", [view.key for view in VIEWS.values() if view.about == "deals"])
def test_json_holds_the_rows_of_the_csv_and_says_what_they_are(call, key):
    asked = (key, "--vendors", "OpenAI", "--as-of", "2025-12-31", "--members")

    _, as_csv, _ = call(*asked)
    _, as_json, _ = call(*asked, "--format", "json")

    written = json.loads(as_json)
    assert (written["view"], written["title"]) == (key, VIEWS[key].title)
    assert (written["as_of"], written["news_read_until"]) == ("2025-12-31", "2026-06-30")
    assert written["filter"] == {"vendors": "openai", "members": "true", "as_of": "2025-12-31"}
    assert len(written["rows"]) == len(rows_of(as_csv)) > 0
    assert list(written["rows"][0]) == as_csv.splitlines()[0].split(",")


def test_without_a_day_the_file_is_as_of_the_end_of_coverage(call):
    _, out, err = call("stage_funnel", "--format", "json")

    assert json.loads(out)["as_of"] == "2026-06-30"
    assert json.loads(out)["filter"] == {}
    assert err == ""


def test_what_is_unknown_is_empty_in_csv_and_null_in_json(call):
    _, as_csv, _ = call("deal_register", "--vendors", "openai")
    _, as_json, _ = call("deal_register", "--vendors", "openai", "--format", "json")

    values = [row["value_usd"] for row in json.loads(as_json)["rows"]]
    assert None in values
    assert 0 not in values
    assert all(isinstance(value, int) for value in values if value is not None)
    assert [row["value_usd"] for row in rows_of(as_csv)] == [
        "" if value is None else str(value) for value in values
    ]


def test_a_file_holds_the_same_as_standard_output(call, tmp_path):
    file = tmp_path / "map of the world.csv"

    _, out, _ = call("partnership_map", "--vendors", "openai")
    code, printed, err = call("partnership_map", "--vendors", "openai", "-o", str(file))

    assert (code, printed, err) == (0, "", "")
    assert file.read_bytes() == out.encode()


def test_every_filter_of_the_pages_is_an_option(call):
    _, out, _ = call("--help")

    assert all(f"--{name.replace('_', '-')} " in out for name in PARAMETERS)


def test_an_adapted_day_is_said_and_the_file_is_written_all_the_same(call):
    code, out, err = call("stage_funnel", "--as-of", "2030-01-01", "--format", "json")

    assert code == 0
    assert json.loads(out)["as_of"] == "2026-06-30"
    assert err.count("\n") == 1
    assert "2026-06-30" in err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["partnership_mapp"], ["“partnership_mapp”", "partnership_map"]),
        (["zzz"], ["“zzz”", "partnership_map", "stage_funnel", "deal_register", "changes"]),
        ([], ["name a view", "--list"]),
        (["changes", "--vendors", "opnai"], ["“opnai”", "nearest is openai"]),
        (["changes", "--vendors", "nobody"], ["“nobody”", "openai"]),
        (["changes", "--stages", "agrement"], ["“agrement”", "nearest is agreement"]),
        (["changes", "--countries", "Germny"], ["“Germny”", "nearest is DEU"]),
        (["changes", "--regions", "Afrika"], ["“Afrika”", "nearest is Africa"]),
        (["changes", "--as-of", "2025-02-30"], ["“2025-02-30”", "YYYY-MM-DD"]),
        (["changes", "--since", "yesterday"], ["“yesterday”", "YYYY-MM-DD"]),
        (["changes", "--offices", "maybe"], ["“maybe”", "true", "false"]),
        (["changes", "--format", "cvs"], ["“cvs”", "nearest is csv"]),
        (["changes", "--format", "parquet"], ["“parquet”", "csv", "json"]),
        (["changes", "--vendor", "openai"], ["“--vendor”", "nearest is --vendors"]),
        (["changes", "--as_of=2025-12-31"], ["“--as_of”", "nearest is --as-of"]),
        (["changes", "stage_funnel"], ["“stage_funnel”"]),
        (["changes", "--vendors"], ["--vendors"]),
        (["changes", "-o", "no/such/folder/file.csv"], ["no/such/folder/file.csv", "cannot"]),
        (["changes", "-o", "."], [".", "cannot"]),
        (["two\nlines"], ["two lines"]),
        (["changes", "--format", "a\nb"], ["a b"]),
        (["changes", "--vendors", "a\nb"], ["a b"]),
        (["changes", "--a\nb"], ["a b"]),
        (["x" * 5_000], ["xxx…"]),
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_a_wrong_call_ends_with_code_2_and_one_line_that_helps(call, words, named):
    code, out, err = call(*words)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert all(part in err for part in named), err
    assert len(err) < 400


def python_m_exports(*words: str, **how) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "exports", *words], cwd=ROOT, text=True, check=False,
        stderr=subprocess.PIPE, **how,
    )  # fmt: skip


def test_the_program_writes_utf_8_whatever_the_terminal_speaks(call):
    asked = ("partnership_map", "--vendors", "openai", "--as-of", "2025-12-31")
    _, expected, _ = call(*asked)

    done = subprocess.run(
        [sys.executable, "-m", "exports", *asked], cwd=ROOT, check=False, capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected.encode()


def test_a_reader_that_has_seen_enough_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)

    done = python_m_exports("--list", stdout=writing)

    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_behind_standard_output_is_said_in_one_line():
    with Path("/dev/full").open("w") as full:
        done = python_m_exports("--list", stdout=full)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
