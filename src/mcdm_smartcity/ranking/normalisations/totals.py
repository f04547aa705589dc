"""Weighted totals of normalised scores, without writing them down where they are straight lines."""

from mcdm_smartcity.numerics.arrays import FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.rows import Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.maps import Affine, Map

# Σ w (offset + (x - centre) / divisor) is Σ (w / divisor) x and one number more: the scores are
# read once, as they are. Where that would cost digits the centre is taken off first, and where it
# costs next to nothing: in tables of fewer entries than these.
MANY_ENTRIES = 2**12


def level_tables(rows: FloatArray, scaled: Map) -> Tables:
    """Return the tables that `level_totals` and `level_details` read."""
    if not isinstance(scaled, Affine):
        return {"_rows": rows, "_levels": scaled(rows)}
    as_they_are = rows.size >= MANY_ENTRIES and scaled.is_near
    return {"_rows": rows, "_levels": rows if as_they_are else scaled.from_centre(rows)}


def level_totals(tables: Tables, weights: FloatArray, scaled: Map) -> Tables:
    """Return the weighted total of normalised scores as "scores"."""
    levels = tables["_levels"]
    if not isinstance(scaled, Affine):
        return {"scores": weighted_total(levels, weights)}
    rest = scaled.offset
    if levels is tables["_rows"]:
        rest = rest - scaled.centre / scaled.divisor
    total = weighted_total(levels, weights / scaled.divisor[..., 0, :])
    total += weighted_total(rest, weights)
    return {"scores": total}


def level_details(tables: Tables, weights: FloatArray, scaled: Map) -> Tables:
    """Return the normalised scores, and the part of each in the total."""
    normalised = scaled(tables["_rows"])
    return {"normalised": normalised, "contributions": parts_of(normalised, weights)}
