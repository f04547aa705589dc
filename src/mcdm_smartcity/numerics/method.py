"""A method: a kernel under a name, with what it promises."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from mcdm_smartcity.errors import UnknownNameError

Domain: TypeAlias = Literal["real", "nonnegative", "positive"]
Settings: TypeAlias = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Method:
    """
    A pure function of arrays under a name, as a value that results carry and workers can pickle.

    A stranger's method is a `Method` too: build one and pass it to the verb. There is no registry.

    Attributes
    ----------
    name
        What files and reports call it.
    kernel
        The function of arrays.
    source
        Who published it, with year.
    parameters
        Names of the kernel's keyword-only parameters that a caller may set.
    domain
        Which scores it takes: ``real``, ``nonnegative`` or ``positive``.
    monotone
        Whether a dominated program can never score above its dominator.
    steps
        The same computation with its intermediate tables by name; the kernel itself if it has none.
    on_scale
        Settings that make the kernel read values on declared scales, where 0 is the worst level
        and 1 the best, instead of scaling by the data.
    """

    name: str
    kernel: Callable[..., Any]
    source: str
    parameters: tuple[str, ...] = ()
    domain: Domain = "real"
    monotone: bool = True
    steps: Callable[..., dict[str, Any]] | None = None
    on_scale: Settings = ()

    def check_parameters(self, given: Iterable[str]) -> None:
        """Raise `UnknownNameError` for a parameter that this method does not have."""
        for name in given:
            if name not in self.parameters:
                raise UnknownNameError(f"parameter of {self.name}", name, self.parameters)


def find_method(methods: dict[str, Method], method: str | Method, kind: str) -> Method:
    """Return the method of that name, or the given method itself."""
    if isinstance(method, Method):
        return method
    if method not in methods:
        raise UnknownNameError(kind, method, methods)
    return methods[method]


def keyword_parameters(kernel: Callable[..., Any]) -> tuple[str, ...]:
    """Names of the keyword-only parameters of a kernel, in their order."""
    signature = inspect.signature(kernel)
    return tuple(p.name for p in signature.parameters.values() if p.kind is p.KEYWORD_ONLY)
