"""Kota Mojokerto: from judgements to a ranking, and to an order of funding.

Run it from the root of the repository: python examples/01_rank_mojokerto.py
The judgements are illustrative and most values assumed; the study says which.
"""

from pathlib import Path

from mcdm_smartcity import DependencyGraph, credit, rank, read_study, sequence, value, weigh

study = read_study(Path(__file__).parent / "mojokerto")

weights = weigh(study)
print(f"Consensus of {len(study.judges)} judges: {weights.consensus:.0%}")
for note in weights.notes:
    print(f"  {note}")

print("\nBest by themselves")
ranking = rank(study, weights, method="topsis")
for row in ranking.as_rows()[:5]:
    print(f"  {row['rank']}. {row['program']:24} {row['score']:.3f}")

graph = DependencyGraph.from_study(study)
worth = value(study, weights)

print("\nMost merit, enabling others counted")
for row in credit(worth, graph).as_rows()[:5]:
    print(f"  {row['program']:24} {row['own']:.3f} own + {row['enabling']:.3f} enabling")

print("\nFirst to fund")
order = sequence(worth, study.costs, graph)
for row in order.as_rows()[:12]:
    cost = row["cumulative_cost"] / 1e6
    print(f"  {row['place']:2}. {row['program']:24} up to here {cost:8,.0f} million")
