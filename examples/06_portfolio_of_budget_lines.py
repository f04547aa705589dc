"""57 real budget lines and 60 % of their money: which lines stay, with proof?

Run it: python examples/06_portfolio_of_budget_lines.py
Costs are published; weights and scores are assumed or read from the titles.
"""

from pathlib import Path

import mcdm_smartcity as mcdm

study = mcdm.read_study(Path(__file__).parent / "budget_lines")
costs = dict(zip(study.costs.programs, study.costs.total.tolist(), strict=True))
total = sum(costs.values())
lines = {d.id: [p.id for p in study.programs if p.dimension == d.id] for d in study.dimensions}
today = {name: sum(costs[line] for line in inside) / total for name, inside in lines.items()}

# Salaries are paid, and no program heading falls below half of its share of today.
floors = [mcdm.ShareAtLeast(part / 2, {"dimension": name}, "cost") for name, part in today.items()]
rules = [mcdm.Budget(0.6 * total), mcdm.Include(["line-05"]), *floors]
worth, graph = mcdm.value(study, mcdm.weigh(study)), mcdm.DependencyGraph.from_study(study)
best = mcdm.select(worth, study.costs, graph, rules, programs=study.programs)

print(f"{len(best.funded)} of 57 lines for {best.cost / 1e9:.3f} of {total / 1e9:.3f} billion IDR")
print(
    f"worth {best.worth / worth.values.sum():.1%} of all; proved best: {best.proved}; "
    f"{len(mcdm.check_portfolio(best))} problems found by the independent check"
)
for heading, inside in lines.items():
    kept = sum(costs[name] for name in inside if name in best.funded)
    print(f"  {heading}  {kept / best.cost:6.1%} of the money (today {today[heading]:.1%})")
print("Left out:", ", ".join(best.unfunded))
for name in best.unfunded[:3]:
    print(" ", best.why_not(name).words())
