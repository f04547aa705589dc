"""Do the groups of judges want the same? Each group's weights of the priorities, side by side.

Run it: python examples/04_groups_side_by_side.py
The judgements are illustrative: nobody was asked.
"""

from pathlib import Path

from mcdm_smartcity import Study, read_study, weigh


def heard_only(study: Study, group: str) -> Study:
    """Return the study with the judges of one group only; the others count nothing."""
    judges = [judge.changed(weight=float(judge.group == group)) for judge in study.judges]
    return study.changed(judges=judges)


study = read_study(Path(__file__).parent / "mojokerto")
columns = {group.id: weigh(heard_only(study, group.id)) for group in study.groups}
columns["everybody"] = weigh(study)

print(f"{'priority':18}" + "".join(f"{name[:14]:>15}" for name in columns))
for priority in study.priorities:
    shares = "".join(f"{weights.local(priority.id):15.1%}" for weights in columns.values())
    print(f"{priority.id:18}{shares}")
