"""The error tree: its types, and messages that help."""

import pickle

import pytest

from mcdm_smartcity import errors
from mcdm_smartcity.errors import (
    AlignmentError,
    CycleError,
    DisconnectedComparisonsError,
    DuplicateNameError,
    Each,
    ExclusionConflictError,
    InfeasibleError,
    InvalidArrayError,
    InvalidComparisonsError,
    InvalidRecordError,
    InvalidStudyError,
    InvalidWeightsError,
    McdmError,
    MissingExtraError,
    NotAdditiveError,
    NotWritableError,
    Place,
    Problem,
    SolverFailedError,
    StudyNotFoundError,
    UnknownNameError,
    known_names,
)

PROBLEMS = [Problem("scores.csv row 2", "must be a number"), Problem("", "holds no programs")]
EXAMPLES: list[tuple[McdmError, type[Exception]]] = [
    (InvalidArrayError("flat"), ValueError),
    (InvalidWeightsError("negative at ", Place((1,), ("criterion",))), ValueError),
    (InvalidComparisonsError("not square"), ValueError),
    (DisconnectedComparisonsError("two groups"), ValueError),
    (InvalidRecordError("Horizon", PROBLEMS), ValueError),
    (InvalidStudyError("study.toml", PROBLEMS), ValueError),
    (UnknownNameError("method", "topsi", ["topsis"]), KeyError),
    (DuplicateNameError("twice"), ValueError),
    (AlignmentError("other names"), ValueError),
    (CycleError("a → b → a"), ValueError),
    (ExclusionConflictError("a needs b and c"), ValueError),
    (InfeasibleError(["must a", "not a"], ["without: must a"], [("money", 3.0)]), ValueError),
    (SolverFailedError("no answer"), RuntimeError),
    (NotAdditiveError("only an order"), TypeError),
    (StudyNotFoundError("no study here"), FileNotFoundError),
    (NotWritableError("disk is full"), OSError),
    (MissingExtraError("to_frame()", "pandas", "pandas"), ImportError),
]
# Parts of messages.
NO_ERRORS = {"Each", "Place", "Problem"}
each_error = pytest.mark.parametrize(
    ("error", "standard"), EXAMPLES, ids=[type(error).__name__ for error, _ in EXAMPLES]
)


@each_error
def test_an_error_is_also_the_standard_type_that_a_caller_would_guess(
    error: McdmError, standard: type[Exception]
) -> None:
    assert isinstance(error, McdmError)
    assert isinstance(error, standard)


@each_error
def test_an_error_says_the_same_after_pickling(error: McdmError, standard: type[Exception]) -> None:
    # Workers in other processes hand their errors over in this way.
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert isinstance(copy, standard)
    assert type(copy) is type(error)
    assert str(copy) == str(error)


def test_every_listed_error_has_an_example_here() -> None:
    tried = {type(error).__name__ for error, _ in EXAMPLES}
    assert tried == set(errors.__all__) - {"McdmError"} - NO_ERRORS


def test_every_error_stands_in_the_tree_that_opens_the_file() -> None:
    assert all(name in (errors.__doc__ or "") for name in set(errors.__all__) - NO_ERRORS)


def test_an_unknown_name_reads_as_a_sentence() -> None:
    error = UnknownNameError("method", "topsi", ["weighted_sum", "topsis"])
    assert str(error) == (
        "unknown method 'topsi'; did you mean 'topsis'? known: topsis, weighted_sum"
    )


def test_an_unknown_name_can_be_caught_like_a_missing_key() -> None:
    with pytest.raises(KeyError) as caught:
        raise UnknownNameError("judge", "ani", ["budi"])
    assert isinstance(caught.value, UnknownNameError)
    assert (caught.value.kind, caught.value.name, caught.value.known) == ("judge", "ani", ("budi",))


def test_a_name_like_no_other_gets_no_guess() -> None:
    assert known_names("zzz", ["energy", "mobility"]) == "known: energy, mobility"


def test_where_nothing_is_declared_the_message_says_so() -> None:
    assert known_names("energy", []) == "none is declared"


def test_a_long_list_of_known_names_is_cut() -> None:
    text = known_names("zzz", [f"name-{i}" for i in range(20)])
    assert text.endswith("name-7, …")


def test_the_nearest_name_is_listed_even_if_it_would_be_cut() -> None:
    text = known_names("energi", [*(f"name-{i}" for i in range(20)), "energy"])
    assert text.startswith("did you mean 'energy'? known: energy, name-0")


def test_a_record_error_lists_all_its_problems() -> None:
    assert str(InvalidRecordError("study.toml", PROBLEMS)) == (
        "study.toml: 2 problems\n  scores.csv row 2: must be a number\n  holds no programs"
    )


def test_one_problem_is_not_called_problems() -> None:
    assert str(InvalidRecordError("Horizon", PROBLEMS[:1])).startswith("Horizon: 1 problem\n")


def test_a_record_error_keeps_its_problems_as_values() -> None:
    assert InvalidRecordError("Horizon", iter(PROBLEMS)).problems == tuple(PROBLEMS)


def test_a_study_that_is_not_there_is_told_without_an_error_number() -> None:
    assert str(StudyNotFoundError("there is no study at ./x")) == "there is no study at ./x"


def test_a_missing_extra_tells_the_command_that_installs_it() -> None:
    error = MissingExtraError("to_frame()", "pandas", "pandas")
    assert str(error) == (
        "to_frame() needs pandas, which is not installed; "
        'install it with: pip install "mcdm_smartcity[pandas]"'
    )


NAMES = {"program": ("bus", "tram"), "criterion": ("comfort", "cost")}


@pytest.mark.parametrize(
    ("place", "counted", "named"),
    [
        (
            Place((1, 0), ("program", "criterion")),
            "program 1, criterion 0 (counted from 0)",
            "program 'tram', criterion 'comfort'",
        ),
        (
            Place((7, 1, 0), ("program", "criterion")),
            "program 1, criterion 0, number 7 of the stack (counted from 0)",
            "program 'tram', criterion 'comfort', number 7 of the stack (counted from 0)",
        ),
        (
            Place((0, 1), ("profile", "criterion")),
            "profile 0, criterion 1 (counted from 0)",
            "profile 0, criterion 'cost' (counted from 0)",
        ),
        (Place((3,)), "position 3 (counted from 0)", "position 3 (counted from 0)"),
        (Place((3, 1)), "position (3, 1) (counted from 0)", "position (3, 1) (counted from 0)"),
    ],
    ids=["cell", "stack", "profile", "no axes", "no axes, two"],
)
def test_a_place_is_told_by_position_and_where_names_are_known_by_name(
    place: Place, counted: str, named: str
) -> None:
    error = InvalidArrayError("found nan at ", place, ", not a number")
    assert str(error) == f"found nan at {counted}, not a number"
    assert str(error.by_name(NAMES)) == f"found nan at {named}, not a number"


def test_an_error_of_some_columns_tells_which_of_the_table_they_are() -> None:
    error = InvalidWeightsError("found 0 at ", Place((1, 0), ("program", "criterion")), "; ", 7)
    moved = error.on_criteria([4, 5])
    assert type(moved) is InvalidWeightsError
    assert str(moved) == "found 0 at program 1, criterion 4 (counted from 0); 7"


def test_of_each_kind_the_names_are_listed_where_they_are_known() -> None:
    error = InvalidWeightsError("one entry per ", Each("criterion"), ", not 3")
    assert str(error) == "one entry per criterion, not 3"
    assert str(error.by_name(NAMES)) == "one entry per criterion (comfort, cost), not 3"
