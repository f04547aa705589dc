"""A roadmap as bars of text."""

from mcdm_smartcity.roadmap.roadmap import Roadmap

WORK, WAIT, USE = "█", "·", "─"


def gantt(roadmap: Roadmap, longest: int = 28) -> list[str]:
    r"""
    Draw programs by start: a column a period, █ for work, ─ for use after completion.

    Parameters
    ----------
    roadmap
        The plan.
    longest
        Most letters of a program's name.

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
    shown = {name: name if len(name) <= longest else f"{name[: longest - 1]}…" for name in names}
    width = max(map(len, shown.values()), default=0)
    cell = max(len(str(period)) for period in roadmap.periods)
    lines = [" " * width + "  " + " ".join(f"{period:>{cell}}" for period in roadmap.periods)]
    for name in names:
        marks = [_mark(roadmap, name, period) * cell for period in roadmap.periods]
        lines.append(f"{shown[name]:<{width}}  " + " ".join(marks))
    return lines


def _mark(roadmap: Roadmap, name: str, period: int) -> str:
    if period < roadmap.start[name]:
        return WAIT
    return WORK if period <= roadmap.finish[name] else USE
