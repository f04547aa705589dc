"""Public formats of instances, written small by hand in their own layout, and read."""

from pathlib import Path

from mcdm_smartcity.files.benchmark_formats import (
    Question,
    read_minelib,
    read_next_release,
    read_psplib,
)

PREC = "% block, how many above, which\n0 0\n1 0\n2 2 0 1\n"
CPIT = """NAME: tiny
TYPE: CPIT
NBLOCKS: 3
NPERIODS: 2
NRESOURCE_SIDE_CONSTRAINTS: 1
DISCOUNT_RATE: 0.25
OBJECTIVE_FUNCTION:
0 -1
1 -2
2 20
RESOURCE_CONSTRAINT_COEFFICIENTS:
0 0 5
1 0 5
2 0 5
RESOURCE_CONSTRAINT_LIMITS:
0 0 L 10
0 1 L 10
EOF
"""
SM = """************************************************************************
jobs (incl. supersource/sink ):  4
horizon                       :  6
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     2       3    0
  3      1     1       2    1
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    4    1
************************************************************************
"""
NRP = "1\n3\n4 3 5\n1\n1 2\n2\n10 1 2\n6 1 3\n"


def mine(folder: Path, cpit: str = CPIT, prec: str = PREC) -> Question:
    (folder / "tiny.prec").write_bytes(prec.encode())
    (folder / "tiny.cpit").write_bytes(cpit.encode())
    return read_minelib(folder, "tiny")


def project(folder: Path, text: str) -> Question:
    (folder / "tiny.sm").write_bytes(text.encode())
    return read_psplib(folder / "tiny.sm")


def release(folder: Path, text: str) -> Question:
    (folder / "nrp.txt").write_bytes(text.encode())
    return read_next_release(folder / "nrp.txt")
