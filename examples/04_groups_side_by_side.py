"""Do the groups of judges want the same? Each group's weights of the priorities, side by side.

Run it: python examples/04_groups_side_by_side.py
The judgements are illustrative: nobody was asked.
"""

from pathlib import Path

from mcdm_smartcity import read_study, weigh_by

study = read_study(Path(__file__).parent / "mojokerto")
side = weigh_by(study, "group")
priorities = {priority.id for priority in study.priorities}

print(f"{'priority':18}" + "".join(f"{view[:14]:>15}" for view in side.views))
for row in side.as_rows():
    if row["node"] in priorities:
        shares = "".join(f"{row[view]:15.1%}" for view in side.views)
        print(f"{row['node']:18}{shares}")

widest = max(zip(side.spread(), side.nodes, strict=True))
print(f"The groups differ most on {widest[1]}: by {widest[0]:.0%} of its siblings' weight")
