"""PSPLIB (Kolisch, Sprecher 1997, European Journal of Operational Research 96:205-216)."""

from dataclasses import dataclass
from pathlib import Path

from mcdm_smartcity.files.numbered_lines import Line, NumberedLines

LINKS, WORK, LIMITS = "PRECEDENCE", "REQUESTS", "RESOURCEAVAILABILITIES"


@dataclass(frozen=True, slots=True)
class Project:
    """Jobs with successors, duration and use of each resource; limits; the file's horizon."""

    after: dict[int, list[int]]
    duration: dict[int, int]
    uses: dict[int, list[float]]
    limits: list[float]
    horizon: int | None


def project_of(path: str | Path) -> Project:
    """Read a ``.sm`` file."""
    file = NumberedLines.of(Path(path), comments="")
    head, sections = _sections(file)
    for key in (LINKS, WORK, LIMITS):
        if not sections.get(key):
            file.wrong(None, f"is a file that cannot be read: without rows of {key}")
    file.refuse()
    if "NONRENEWABLE" in head and file.whole(head["NONRENEWABLE"], 0, "nonrenewable"):
        file.wrong(head["NONRENEWABLE"], "only renewable resources can be scheduled")
    limits = sections[LIMITS][-1]
    resources = len(limits.words)
    most = [file.amount(limits, k, "availability", 0.0) for k in range(resources)]
    duration, uses = _work(file, sections[WORK], resources)
    after = _links(file, sections[LINKS], set(duration))
    jobs = next((line for key, line in head.items() if key.startswith("JOBS")), None)
    if jobs is not None and file.whole(jobs, 0, "jobs") != len(after):
        file.wrong(jobs, f"says {jobs.text} jobs, and {LINKS} tells {len(after)}")
    if missing := sorted(set(after) ^ set(duration)):
        what = ", ".join(map(str, missing))
        file.wrong(None, f"{LINKS} and {WORK} do not tell the same jobs; one lacks: {what}")
    if circle := _in_a_circle(after):
        what = ", ".join(map(str, circle))
        file.wrong(None, f"{LINKS} lets jobs come after themselves, over each other: {what}")
    horizon = file.whole(head["HORIZON"], 0, "horizon", 1) if "HORIZON" in head else None
    file.refuse()
    return Project(after, duration, uses, most, horizon)


def _sections(file: NumberedLines) -> tuple[dict[str, Line], dict[str, list[Line]]]:
    """Return ``key : words`` lines, and the rows below each title, without their headings."""
    head: dict[str, Line] = {}
    sections: dict[str, list[Line]] = {}
    rows: list[Line] | None = None
    for line in file.lines:
        key, colon, rest = line.text.partition(":")
        title = next((one for one in (LINKS, WORK, LIMITS) if key.upper().startswith(one)), "")
        if title:
            rows = sections.setdefault(title, [])
        elif line.text.startswith("*****"):
            rows = None
        elif colon:
            # Some lines end in the letter of a resource: "- renewable : 4 R".
            name = key.upper().strip("- ")
            head[name] = Line(line.number, rest.strip(), tuple(rest.split()))
        elif rows is not None and not line.words[0].upper().startswith(("JOBNR", "---", "R", "N")):
            rows.append(line)
    return head, sections


def _links(file: NumberedLines, rows: list[Line], jobs: set[int]) -> dict[int, list[int]]:
    after: dict[int, list[int]] = {}
    for line in rows:
        job, modes = file.whole(line, 0, "job", 1), file.whole(line, 1, "modes", 1)
        told, named = file.whole(line, 2, "successors"), len(line.words) - 3
        if modes > 1:
            file.wrong(line, f"job {job} has {modes} modes; only one can be scheduled")
        if told != named:
            file.wrong(line, f"says {told} successors of job {job}, and names {named}")
        if job in after:
            file.wrong(line, f"job {job} stands in {LINKS} twice")
        after[job] = [file.whole(line, k, "successor", 1) for k in range(3, len(line.words))]
        for other in after[job]:
            if other not in jobs or other == job:
                file.wrong(
                    line, f"job {job} cannot be followed by {other}; no such job comes after"
                )
    return after


def _in_a_circle(after: dict[int, list[int]]) -> list[int]:
    """Return the jobs that no order of the links can hold: those on circles, and between them."""
    left = {job: set(others) for job, others in after.items()}
    while True:
        followers = set().union(*left.values())
        ends = [job for job, others in left.items() if not others & set(left)]
        ends += [job for job in left if job not in followers]
        if not ends:
            return sorted(left)
        for job in set(ends):
            del left[job]


def _work(
    file: NumberedLines, rows: list[Line], resources: int
) -> tuple[dict[int, int], dict[int, list[float]]]:
    duration: dict[int, int] = {}
    uses: dict[int, list[float]] = {}
    for line in rows:
        job = file.whole(line, 0, "job", 1)
        if len(line.words) != 3 + resources:
            told = f"job, mode, duration and {resources} amounts"
            file.wrong(line, f"must tell {told}; found {len(line.words)} numbers")
            continue
        if job in duration:
            file.wrong(line, f"job {job} stands in {WORK} twice; only one mode can be scheduled")
        duration[job] = file.whole(line, 2, "duration")
        uses[job] = [file.amount(line, 3 + k, "amount", 0.0) for k in range(resources)]
    return duration, uses
