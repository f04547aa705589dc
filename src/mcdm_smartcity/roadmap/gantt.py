"""A roadmap as bars of text."""

from unicodedata import combining, east_asian_width

from mcdm_smartcity.roadmap.roadmap import Roadmap

WORK, WAIT, USE = "█", "·", "─"
# Where there is no room, names are cut to this before years lose digits.
SHORTEST = 12


def gantt(roadmap: Roadmap, longest: int = 28, width: int | None = None) -> list[str]:
    r"""
    Draw programs by start: a column a period, █ for work, ─ for use after completion.

    Parameters
    ----------
    roadmap
        The plan.
    longest
        Most places of a program's name; letters of East Asian scripts take two.
    width
        Places of a line. Where the bars would be wider, names are cut first, then periods show
        their last two digits, and then one.

    Returns
    -------
    Lines, the first with the periods.

    Examples
    --------
    >>> from mcdm_smartcity import DependencyGraph, Task, schedule
    >>> graph = DependencyGraph(["net", "app"], needs=[("app", "net")])
    >>> tasks = [Task(id="net", duration=2), Task(id="app")]
    >>> print("\n".join(gantt(schedule({"net": 1, "app": 2}, tasks, graph, 4))))
         1 2 3 4
    net  █ █ ─ ─
    app  · · █ ─
    """
    names = sorted(
        roadmap.funded, key=lambda name: (roadmap.start[name], roadmap.finish[name], name)
    )
    wanted = min(longest, max(map(places, names), default=0))
    most, cell, gap = _fitted(roadmap.periods, wanted, width)
    periods = (f"{str(period)[-cell:]:>{cell}}" for period in roadmap.periods)
    lines = [" " * most + "  " + gap.join(periods)]
    for name in names:
        marks = [_mark(roadmap, name, period) * cell for period in roadmap.periods]
        shown = _cut(name, most)
        lines.append(shown + " " * (most - places(shown)) + "  " + gap.join(marks))
    return lines


def places(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )


def _fitted(periods: tuple[int, ...], wanted: int, width: int | None) -> tuple[int, int, str]:
    """Return places of names, digits of periods, and what stands between periods."""
    full = max(len(str(period)) for period in periods)
    for cell, gap in ((full, " "), (min(2, full), " "), (1, "")):
        bars = 2 + len(periods) * (cell + len(gap)) - len(gap)
        if width is None or bars + min(wanted, SHORTEST) <= width:
            break
    room = wanted if width is None else max(width - bars, min(wanted, SHORTEST))
    return min(wanted, room), cell, gap


def _cut(name: str, most: int) -> str:
    if places(name) <= most:
        return name
    while name and places(name) > most - 1:
        name = name[:-1]
    return f"{name}…"


def _mark(roadmap: Roadmap, name: str, period: int) -> str:
    if period < roadmap.start[name]:
        return WAIT
    return WORK if period <= roadmap.finish[name] else USE
