"""Ten years of Kota Mojokerto: what starts when, who pays, and what a cut of 30 % moves next year.

Run it: python examples/07_roadmap_of_mojokerto.py
Six billion rupiah a year of the city's own money are assumed, as most costs are.
"""

from pathlib import Path

import mcdm_smartcity as mcdm

study = mcdm.read_study(Path(__file__).parent / "mojokerto")
worth, graph = mcdm.value(study, mcdm.weigh(study)), mcdm.DependencyGraph.from_study(study)
years, money = study.horizon, [6e9] * 10

promise = mcdm.FinishedBy(3, {"quick_win": True}, 2024)
rules = [mcdm.YearlyBudget(money, "apbd-kota"), promise]
plan = mcdm.schedule(worth, study.programs, graph, years, rules)
print("\n".join(mcdm.gantt(plan)))
print(f"proved best: {plan.proved}; {len(mcdm.check_roadmap(plan))} problems found by the check")

print("\nMoney of each year, in billion IDR")
for source, spent in zip(plan.sources, plan.spending, strict=True):
    print(f"  {source:14}" + "".join(f"{amount / 1e9:7.2f}" for amount in spent))
for phase, programs in plan.phases().items():
    print(f"{phase}: {len(programs)} programs")
print("What binds in 2024:", *plan.binding.get("2024", ("nothing",)))
print(plan.why("command-center"))

print("\nA year later 2024 is cut by 30 %")
less = [mcdm.YearlyBudget([6e9, 4.2e9, *money[2:]], "apbd-kota"), promise]
again = mcdm.schedule(worth, study.programs, graph, years, less, last=plan, now=2024)
for change in again.changes:
    print(f"  {change.program}: {change.before} before, {change.after} now")
print(f"  worth {again.worth:.2f} instead of {plan.worth:.2f}")
