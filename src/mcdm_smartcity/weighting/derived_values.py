"""Values of programs where nobody scores them: they follow from other parts of the study."""

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.scale import Addressed
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.alternatives import compare_programs
from mcdm_smartcity.weighting.strategic_weight import strategic_weights


def derived_values(study: Study) -> dict[str, FloatArray]:
    """
    Return values from 0 to 1 on each criterion that takes no scores.

    Programs that judges compare have their priority as a share of the best program's; programs on
    a criterion of the scale ``addressed`` have the strategic weight that they address. Each array
    has shape (n,), in the order of the study's programs.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> derived_values(example_study())
    {}
    """
    compared = compare_programs(study)
    values = dict(zip(compared.criteria, compared.ideal().T, strict=True))
    for criterion in study.criteria:
        if isinstance(criterion.scale, Addressed):
            values[criterion.id] = strategic_weights(study, criterion.scale.by).values
    return values
