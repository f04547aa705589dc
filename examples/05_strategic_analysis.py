"""The step before programs: gaps of readiness, a weighed SWOT, and which programs address most.

Run it: python examples/05_strategic_analysis.py
Judgements are illustrative and some levels assumed; the tables say which.
"""

from pathlib import Path

from mcdm_smartcity import gaps, read_study, strategic_weights, weigh_swot

study = read_study(Path(__file__).parent / "mojokerto")

missing = gaps(study)
print(f"{'item':18}{'element':16}{'now':>6}{'target':>8}{'gap':>6}  basis")
for gap in missing.gaps:
    levels = f"{gap.now:6g}{gap.target:8g}{gap.relative:6.0%}"
    print(f"{gap.item:18}{gap.element:16}{levels}  {gap.basis}")

swot = weigh_swot(study)
print("\n" + ", ".join(f"{kind} {weight:.0%}" for kind, weight in swot.by_kind().items()))
for row in sorted(swot.as_rows(), key=lambda row: -row["overall"])[:6]:
    print(f"  {row['kind']:12}{row['factor']:20}{row['overall']:.1%}")

print("\nWeights under the goal, by gaps and by SWOT")
by_swot = swot.weights_under("goal")
for node, weight in missing.weights_under("goal").items():
    print(f"  {node:18}{weight:6.0%}{by_swot[node]:6.0%}")

print("\nPrograms that address most of the SWOT")
addressed = strategic_weights(study, by="swot").as_rows()
for row in sorted(addressed, key=lambda row: -row["weight"])[:6]:
    print(f"  {row['program']:22}{row['weight']:.0%}  {row['addresses']}")
