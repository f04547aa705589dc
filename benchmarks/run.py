"""Run every benchmark, and print how our way compares with the other."""

import sys

import bench_frontier
import bench_import
import bench_kernels
import bench_large_tables
import bench_order
import bench_portfolio
import bench_reasons
import bench_small_tables
import bench_weights
from timing import Case

CASES: tuple[Case, ...] = (
    *bench_small_tables.CASES,
    *bench_kernels.CASES,
    *bench_large_tables.CASES,
    *bench_weights.CASES,
    *bench_order.CASES,
    *bench_frontier.CASES,
    *bench_portfolio.CASES,
    *bench_reasons.CASES,
    *bench_import.CASES,
)


def main() -> None:
    smoke = "--smoke" in sys.argv
    print(f"{'what':26}{'size':>8}  {'against':24}{'ours':>10}{'other':>10}{'other/ours':>12}")
    for case in CASES:
        if not case.available():
            print(f"{case.name:26}{'':>8}  {case.against:24}{'not installed':>20}")
            continue
        ours, other = case.run(smoke=smoke)
        size = case.smoke_size if smoke else case.size
        times = f"{ours:9.4f}s{other:9.4f}s{other / ours:12.2f}"
        print(f"{case.name:26}{size:>8}  {case.against:24}{times}", flush=True)
    bench_large_tables.report_limits(smoke=smoke)


if __name__ == "__main__":
    main()
