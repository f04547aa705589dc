"""57 real budget lines: what does each rupiah buy, and what is a smaller budget worth at most?

Run it: python examples/03_budget_lines.py
Costs are published; weights and scores are assumed or read from the titles.
"""

from pathlib import Path

from mcdm_smartcity import assess, read_study, write_assessment

study = read_study(Path(__file__).parent / "budget_lines")
assessment = assess(study)
order = assessment.order
total = float(study.costs.total.sum())

print(f"{len(order.order)} lines, {total / 1e9:.3f} billion IDR in all")
for share in (0.25, 0.5, 0.75, 1.0):
    bound = order.bound(share * total)
    print(f"  {share:4.0%} of the money buys at most {bound / order.bound(total):.0%} of the worth")

print("First ten to fund")
names = {program.id: program.name.words("id") for program in study.programs}
for name in order.order[:10]:
    print(f"  {name}  {names[name][:60]}")

for path in write_assessment(assessment, "build/budget_lines")[:1]:
    print(f"Everything else is in {path.parent}")
