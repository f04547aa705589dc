"""Results as plain data and back: frozen dataclasses, arrays and written records, exactly."""

import math
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np

from mcdm_smartcity.files.documents import unfit
from mcdm_smartcity.numerics.answer import Answer, FrozenMapping, kept_fields
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.constraints import AnyConstraint, Constraint
from mcdm_smartcity.roadmap.constraints import AnyTimed
from mcdm_smartcity.study.written import Written

Kept = TypeVar("Kept", bound=Answer)


def to_plain(value: Any) -> Any:
    """Turn a result into what JSON can hold; numbers keep every digit, infinities become words."""
    if isinstance(value, Written):
        return value.model_dump(mode="json", by_alias=True)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in kept_fields(value)}
    if isinstance(value, np.ndarray):
        # The shape is kept beside, since an empty axis leaves no trace in a list.
        return {
            "type": str(value.dtype),
            "shape": list(value.shape),
            "values": to_plain(value.ravel().tolist()),
        }
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def answer_in(document: Path, kind: type[Kept], data: Any) -> Kept:
    """Build an answer from the data of a file; `InvalidStudyError` names what is missing there."""
    try:
        answer: Kept = from_plain(kind, data)
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        what = f"holds no complete {kind.__name__.lower()}: {error!r}"
        raise unfit(document, what) from error
    return answer


def from_plain(hint: Any, data: Any) -> Any:
    """Build a value of the type `hint` from what `to_plain` made of one."""
    if hint is Constraint:
        return from_plain(_of_kind(CONSTRAINTS, data["kind"]), data)
    if hint in ARRAYS:
        return _of_array(data)
    origin = get_origin(hint)
    if origin is not None:
        return CONTAINERS[origin](get_args(hint), data)
    if isinstance(hint, type) and issubclass(hint, Written):
        return hint.model_validate(data)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{f.name: from_plain(hints[f.name], data[f.name]) for f in kept_fields(hint)})
    return _of_scalar(hint, data)


def _of_scalar(hint: Any, data: Any) -> Any:
    if hint is float and isinstance(data, int | float | str) and not isinstance(data, bool):
        return float(data)
    if hint is not Any and type(data) is not hint:
        raise TypeError(f"must be {hint.__name__}; found {data!r}")
    return data


def _of_array(data: Any) -> Any:
    kind = bool if data["type"] == "bool" else int if data["type"] == "int64" else float
    values = [_of_scalar(kind, part) for part in data["values"]]
    return np.array(values, dtype=data["type"]).reshape(data["shape"])


def _of_mapping(arguments: tuple[Any, ...], data: Any) -> Any:
    if not isinstance(data, dict):
        raise TypeError(f"must be a table; found {data!r}")
    return FrozenMapping({key: from_plain(arguments[0], part) for key, part in data.items()})


def _of_union(arguments: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    if isinstance(data, dict) and "kind" in data:
        # Records of several kinds in one list, such as constraints, say which they are.
        return from_plain(_of_kind(arguments, data["kind"]), data)
    return from_plain(next(part for part in arguments if part is not NoneType), data)


def _of_kind(hints: tuple[Any, ...], kind: Any) -> Any:
    found = [hint for hint in hints if _kind_of(hint) == kind]
    if not found:
        raise ValueError(f"holds a record of the unknown kind {kind!r}")
    return found[0]


def _kind_of(hint: Any) -> Any:
    is_record = isinstance(hint, type) and issubclass(hint, Written)
    kind = hint.model_fields.get("kind") if is_record else None
    return None if kind is None else kind.default


def _of_tuple(arguments: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise TypeError(f"must be a list; found {data!r}")
    if arguments[-1] is Ellipsis:
        return tuple(from_plain(arguments[0], part) for part in data)
    return tuple(from_plain(hint, part) for hint, part in zip(arguments, data, strict=True))


# Whatever a roadmap had to keep; a portfolio names its own kinds.
CONSTRAINTS = tuple(
    kind for some in (AnyConstraint, AnyTimed) for kind in get_args(get_args(some)[0])
)
# Told apart as they are written, since newer versions of numpy give them other origins.
ARRAYS = (FloatArray, BoolArray, IntArray)
CONTAINERS: dict[Any, Callable[[tuple[Any, ...], Any], Any]] = {
    Union: _of_union,
    UnionType: _of_union,
    tuple: _of_tuple,
    FrozenMapping: _of_mapping,
}
