"""A small study that is valid, as the files that people write, and ways to spoil one thing."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from mcdm_smartcity import InvalidStudyError, Problem, read_study

DOCUMENT = """\
schema = 1
id = "good"
name = { en = "A good study", id = "Studi yang baik" }
goal = "Programs that serve people soon"
currency = "IDR"
horizon = { first = 2024, last = 2028 }
notes = ["Everything here is invented."]

[[dimensions]]
id = "governance"
name = "Smart Governance"

[[agencies]]
id = "diskominfo"
name = "Diskominfo"

[[funding]]
id = "city"
name = "City budget"

[[groups]]
id = "team"
name = "Drafting team"

[[priorities]]
id = "service"
name = "Public service"

[[priorities]]
id = "economy"
name = "Local economy"

[[criteria]]
id = "reach"
name = "Residents reached"
parent = "service"
scale = { kind = "quantity", unit = "%", lowest = 0, highest = 100, unfunded = 0 }

[[criteria]]
id = "urgency"
name = "Urgency"
parent = "service"
scale = { kind = "rating", words = [{ word = "low", value = 1 }, { word = "high", value = 3 }] }

[[criteria]]
id = "trust"
name = "Trust"
parent = "service"
scale = { kind = "quantity", lowest = 0, highest = 10, points = [[0, 0], [4, 0.8], [10, 1]] }

[[criteria]]
id = "jobs"
name = "Jobs"
parent = "economy"
weight = 0.6
scale = { kind = "quantity", unit = "jobs", lowest = 0, highest = 500, target = 200 }

[[criteria]]
id = "upkeep"
name = "Upkeep"
parent = "economy"
weight = 0.4
direction = "cost"
scale = { kind = "quantity", unit = "million IDR", lowest = 0, highest = 2000 }

[[judges]]
id = "ani"
name = "Ani"
group = "team"
weight = 2

[[judges]]
id = "budi"
name = "Budi"
group = "team"
weight = 1

[[programs]]
id = "network"
name = "Network"
dimension = "governance"
agency = "diskominfo"
source = "https://example.org/rkpd"
basis = "published"

[[programs]]
id = "data-center"
name = "Data center"
dimension = "governance"
agency = "diskominfo"
duration = 2
earliest = 2025
latest = 2026

[[programs]]
id = "command-center"
name = "Command center"
dimension = "governance"
agency = "diskominfo"
quick_win = true

[[programs]]
id = "cctv"
name = "CCTV"
dimension = "governance"
agency = "diskominfo"
"""
SCORES = """\
program,criterion,value,basis,source,note
network,reach,12.5,,,
network,urgency,high,,,
network,trust,4,,,
network,jobs,20,,,
network,upkeep,1250.5,inferred,budget line 7,
data-center,reach,5,,,
data-center,urgency,low,,,
data-center,trust,6.25,,,
data-center,jobs,10,,,
data-center,upkeep,800,,,
command-center,reach,60,,,
command-center,urgency,high,,,
command-center,trust,8,,,
command-center,jobs,40,,,
command-center,upkeep,900,,,
cctv,reach,35,,,
cctv,urgency,low,,,
cctv,trust,2,,,
cctv,jobs,15,,,
cctv,upkeep,300,,,"asked, not measured"
"""
JUDGEMENTS = """\
judge,node,first,second,value,basis,source,note
ani,goal,service,economy,2,,,
ani,service,reach,urgency,3,,,
ani,service,urgency,trust,1/2,,,
budi,goal,economy,service,1.5,,,
"""
LINKS = """\
program,kind,other,share,basis,source,note
data-center,needs,network,,,,
command-center,needs,data-center,,,,
cctv,feeds,command-center,0.25,,,
cctv,excludes,network,,,,
"""
COSTS = """\
program,year,funding,amount,basis,source,note
network,1,city,400000000,,,
data-center,1,city,500000000.75,,,
data-center,2,city,300000000,,,
command-center,1,city,700000000,,,
"""
READINESS = """\
id,name,element,now,target,name_id,aspect,lowest,highest,unit,direction,evidence,priority,programs,basis,source,note
staff,Staff,structure,2,4,Pegawai,people,,,,,"asked, not counted",service,command-center cctv,,,
fiber,Fiber,infrastructure,30.5,90,,digital,0,100,%,benefit,count of 2024,reach,network,published,https://example.org/spbe,
unrest,Complaints left open,order,40,10,,,0,50,%,cost,,,,inferred,report 3,
"""
FACTORS = """\
id,name,kind,name_id,weight,evidence,priority,programs,basis,source,note
team,A team that knows the city,strength,Tim yang mengenal kota,3,ten years,service,network,,,
funds,Own funds,strength,,1,,jobs,cctv data-center,,,
prices,Rising prices,threat,,2,,,,published,https://example.org/prices,
"""
FILES = {
    "study.toml": DOCUMENT,
    "scores.csv": SCORES,
    "judgements.csv": JUDGEMENTS,
    "links.csv": LINKS,
    "costs.csv": COSTS,
    "readiness.csv": READINESS,
    "swot.csv": FACTORS,
}


RATING = 'kind = "rating", words = [{ word = "low", value = 1 }, { word = "high", value = 3 }]'
LEVELS = 'kind = "intensity", levels = ["high", "so so", "low"]'
TYPED_LEVELS = (
    'kind = "intensity", levels = [{ level = "high", weight = 3 }, { level = "low", weight = 1 }]'
)
SAID_OF_LEVELS = "ani,urgency,high,so so,2\nani,urgency,so so,low,3\n"


class Change(NamedTuple):
    """One replacement in one file; an `old` of "" adds the new text at the end."""

    file: str
    old: str
    new: str


class Bad(NamedTuple):
    """A bad study: what is wrong in words, how it came about, and what the message must tell."""

    sentence: str
    changes: tuple[Change, ...]
    place: str
    value: str
    hint: str


def in_toml(old: str, new: str) -> tuple[Change, ...]:
    """Replace something in the document."""
    return (Change("study.toml", old, new),)


def with_record(part: str, text: str) -> tuple[Change, ...]:
    """Add a record at the end of the document."""
    return (Change("study.toml", "", f"\n[[{part}]]\n{text}\n"),)


def in_table(table: str, old: str, new: str) -> tuple[Change, ...]:
    """Replace something in a table."""
    return (Change(f"{table}.csv", old, new),)


def with_row(table: str, text: str) -> tuple[Change, ...]:
    """Add a row at the end of a table."""
    return (Change(f"{table}.csv", "", f"{text}\n"),)


def with_levels(scale: str = LEVELS, said: str = SAID_OF_LEVELS) -> tuple[Change, ...]:
    """The good study with levels on urgency, and judgements of them."""
    judgements = in_table("judgements", "", said) if said else ()
    return in_toml(RATING, scale) + judgements


def sentence_of(bad: object) -> str | None:
    """Name a case in pytest's listing."""
    return bad.sentence if isinstance(bad, Bad) else None


def changed_files(*changes: Change) -> Mapping[str, str]:
    """Return the texts of the good study's files with these changes."""
    texts = dict(FILES)
    for file, old, new in changes:
        # A change that finds nothing, or two places, would test something else than it says.
        assert not old or texts[file].count(old) == 1, f"{old!r} must stand in {file} once"
        texts[file] = texts[file].replace(old, new) if old else texts[file] + new
    return texts


def write_good_study(folder: Path, *changes: Change) -> Path:
    """Write the good study, with these changes, into a folder; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in changed_files(*changes).items():
        (folder / name).write_bytes(text.encode())
    return folder


def problems_at(path: Path) -> tuple[Problem, ...]:
    """Return every problem that reading a study finds."""
    with pytest.raises(InvalidStudyError) as caught:
        read_study(path)
    return caught.value.problems


def check(bad: Bad, folder: Path) -> None:
    """Check that reading tells this one problem: its place, the value found, what is right."""
    problems = problems_at(write_good_study(folder, *bad.changes))
    told = "\n".join(map(str, problems))
    assert len(problems) == 1, f"one change, but {len(problems)} problems:\n{told}"
    assert bad.place in problems[0].where, told
    assert bad.value in told
    assert bad.hint in told
