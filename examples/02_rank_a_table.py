"""The first five minutes: rank a bare table, without any study.

Run it: python examples/02_rank_a_table.py
The numbers are invented.
"""

from mcdm_smartcity import DecisionMatrix, rank

table = DecisionMatrix.from_arrays(
    values=[
        [3.0, 250.0, 60.0],
        [5.0, 400.0, 80.0],
        [4.0, 150.0, 20.0],
        [5.0, 400.0, 80.0],
    ],
    benefit=[True, False, True],
    programs=["bus lane", "tram", "bicycle path", "tram on rails"],
    criteria=["comfort", "cost", "reach"],
)

for method in ("topsis", "weighted_sum"):
    ranking = rank(table, {"cost": 0.3, "comfort": 0.2, "reach": 0.5}, method)
    print(method)
    for row in ranking.as_rows():
        print(f"  {row['rank']}  {row['program']:18} {row['score']:.3f}")
    for note in ranking.notes:
        print(f"  note: {note}")
