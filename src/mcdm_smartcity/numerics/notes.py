"""What a result has to add in words: a kind and names now, a sentence when a person reads it.

Kept apart from the arithmetic so that a catalogue of another language can take the sentences over.
"""

from dataclasses import dataclass

SENTENCES: dict[str, str] = {
    "constant_criterion": "criterion {0} is equal for every program, so it decides nothing",
    "zero_weight": "criterion {0} has the weight 0, so it decides nothing",
    "scaled_weights": "the weights were given with the sum {0}; they are scaled to sum to 1",
    "all_constant": "no criterion tells the programs apart, so all scores are equal",
    "one_program": "there is one program, so there is nothing to rank it against",
    "tie": "tied: {all}",
    "equal_programs": "these programs have the same scores on every criterion: {all}",
    "declared_scale": (
        "scored on the declared scales with fixed ideals, so a further program would not change "
        "these scores; the method on the bare table gives other numbers"
    ),
    "scale_of_data": (
        "scored by the method's own scaling of the table, so a further program may change them"
    ),
    "compared": (
        "on these criteria programs are compared with each other, so a further program may change "
        "these scores: {all}"
    ),
    "judged_levels": (
        "on these criteria the values come from levels that judges compared with each other: {all}"
    ),
    "typed_levels": (
        "the weights of the levels of {0} were typed in, not judged, so no consistency can be told"
    ),
    "not_additive": "these scores order programs; their sums have no meaning",
    "negative_worth": "funding {0} is worth less than not funding it",
    "bundle": "these programs need each other, so they are funded together: {all}",
    "exclusion": (
        "{0} and {1} exclude each other: {0} is taken, since it brings more for its cost, and {1} "
        "is set aside as the alternative"
    ),
    "exclusion_tied": (
        "{0} and {1} exclude each other and are best funded in the same step: {0} is taken, since "
        "it stands first there, and {1} is set aside as the alternative"
    ),
    "set_aside_too": "these need a program that is set aside, so they are set aside too: {all}",
    "never_worth": "these programs add no worth for their cost and come last: {all}",
    "grid_impossible": "with {0} or less no portfolio keeps all rules and links: {1}",
    "frontier_stops": (
        "supported points end before {0} and {1} would both be funded, since they exclude each "
        "other; exact points and budget grids go on"
    ),
    "no_knee": "the supported points lie on a straight line, so the knee is just the last of them",
    "inconsistent": "{0} is not consistent enough on {1}: CR {2} is above {3}",
    "unchecked": "{0} gave too few judgements on {1} to tell whether they agree with each other",
    "disconnected": "{0} left groups on {1} that no judgement connects: used only with the others'",
    "left_out": "{0} left groups on {1} that no judgement connects, so has no priorities there",
    "skipped": "{0} gave no judgement on {1}",
    "given_weights": "the weights under {0} were given from outside, not judged",
    "weights_from_scores": (
        "weighed by {0} of the scores, a diagnosis of the data: nobody was asked what matters"
    ),
    "borrowed": "not all of {0} was compared in this view, so everybody's judgements serve there",
    "explain_first": "{0} matters most, before {1}.",
    "explain_only": "{0} is the only criterion, so it weighs everything.",
    "explain_criteria": "Of {0} criteria {1} weighs most ({2}) and {3} least ({4}).",
    "explain_consensus": (
        "The judges agree to {0} ({1} consensus), least on what matters within {2} ({3})."
    ),
    "explain_one_consensus": "The judges agree to {0} ({1} consensus).",
    "explain_consistent": "All sets of answers that can be checked ({0}) are consistent enough.",
    "explain_inconsistent": (
        "Too much contradiction in {0} of {1} sets of answers that can be checked: {2}."
    ),
    "explain_dissent": (
        "Judges lie furthest apart on how many times as important {0} is as {1}: from {2} to {3}."
    ),
    "explain_revisit": (
        "Worth a talk: {0} put {1} at {2} times {3}, but the same judge's other answers imply {4}."
    ),
    "explain_revisit_equal": (
        "Worth a talk: {0} put {1} and {2} level, but the same judge's other answers imply {3}."
    ),
    "explain_view": "{0} matters most for {1}.",
    "explain_views_differ": "The views lie furthest apart on {0}: from {1} ({2}) to {3} ({4}).",
    "settled_order": (
        "had judges meant a little more or less, no two neighbours in the order of weights would "
        "change places ({0} intervals)"
    ),
    "open_order": (
        "the order of {0} and {1} is open: {1} is at least as heavy in {2} of the samples"
    ),
    "no_noise": "no judgement is uncertain here, so all intervals are points",
    "two_items": "{0} compared two items on {1}, which cannot contradict each other",
    "no_triad": (
        "{0} judged no three items of {1} all against each other, so triads tell nothing there"
    ),
    "one_voice": "one judge speaks on each pair of {0}, so the spread of judges is unknown there",
    "equal_weights": "nobody weighs what stands under {0}, so all of it weighs the same",
    "kinds_by_points": "the kinds under {0} weigh the sums of their factors' typed weights",
    "silent_on_swot": "these judges say nothing on the SWOT: {all}",
    "target_passed": "these are beyond their target, so they count as no gap: {all}",
    "no_gap_bears": "no gap bears on these, so by gaps they weigh 0: {all}",
    "no_gap_at_all": "no gap bears on what stands under {0}, so by gaps all of it weighs the same",
    "no_factor_bears": "no SWOT factor bears on these, so by SWOT they weigh 0: {all}",
    "no_factor_at_all": (
        "no SWOT factor bears on what stands under {0}, so by SWOT all of it weighs the same"
    ),
    "addressed": "on these criteria the value is the strategic weight that is addressed: {all}",
    "other_orders": "other orders are as near to all rankings; here the names decide",
    "nearer_orders": (
        "this order has the distance {0} from all rankings; whether another is nearer (none is "
        "below {1}) was not found out"
    ),
    "explain_score": "{0} scores {1}, {2} {3} the mean of {4} programs ({5}).",
    "explain_score_at_mean": "{0} scores {1}, the mean of all {2} programs.",
    "explain_lift": "What lifts it: {all}.",
    "explain_drag": "What drags it: {all}.",
    "explain_exact": "These parts add up to the whole difference.",
    "explain_one_at_a_time": (
        "Scores of this method are no sums: each part is what the score would lose if that "
        "criterion alone were at its mean, and the parts need not add up."
    ),
    "refused": "{0} is left out, since it refuses the data: {1}",
    "all_agree": "all methods give the same ranks",
    "moves": "{0} changes place most: rank {1} by {2}, {3} by {4}",
    "direct_weights": "weights of {0} were typed in, not judged, so no consistency can be told",
    "rule_budget": "the budget of {0}{1}{2}",
    "rule_include": "{0} must be funded",
    "rule_exclude": "{0} must not be funded",
    "rule_at_least": "at least {0} of {1}",
    "rule_at_most": "at most {0} of {1}",
    "rule_share_at_least": "at least {0} % of the {1} for {2}",
    "rule_share_at_most": "at most {0} % of the {1} for {2}",
    "rule_capacity": "at most {0} programs of agency {1!r}{2}",
    "rule_requires": "{0} requires one of {1}",
    "rule_partial": "{0} may be funded in part, from {1} % on",
    "rule_synergy": "{0} together add {1}",
    "overlap": "the funding order and its bounds ignore that these are worth less together: {all}",
    "time_is_up": "the time of {0} seconds was over before the search came to its end",
    "rule_again": "{0} (constraint {1})",
    "repair_money": "{0} more money in {1}",
    "repair_drop": "without: {all}",
    "repair_money_years": "{0} more money in {1}: {2}",
    "repair_places": "room for {0} more programs of agency {1!r} in {2}",
    "repair_places_years": "room for {0} more programs of agency {1!r}: {2}",
    "repair_window": "{0} may start until {1} and work until {2} (periods later: {3})",
    "repairs_capped": "only {0} ways out were tried; there may be more",
    "repairs_not_fewest": "whether fewer rules would do was not found out in time",
    "repairs_unfinished": "the time was over before all ways out were tried",
    "why_funded": "{0} is funded",
    "why_money": "{0} costs {1} with what it needs, {2} more than is left of {3}",
    "why_prerequisites": (
        "there is money for {0}, but what it needs and nobody else brings costs too much: {1} more "
        "than is left of {2}"
    ),
    "why_worthless": "{0} could be added, but the whole would be worth {1} less",
    "why_tie": "{0} is in another portfolio that is worth just as much",
    "why_rival": "{0} cannot stand beside {1}, which is funded",
    "why_rule": "adding {0} would break: {1}",
    "why_impossible": "{0} cannot be funded at all; these cannot hold together: {1}",
    "why_open": "whether {0} can be funded was not found out in time",
    "entry_needs": "it would bring along what it needs: {all}",
    "entry_price": "forced in, it takes the place of {0}, and the whole is worth {1} less",
    "entry_price_free": "forced in, nothing has to go, and the whole is worth {0} less",
    "entry_worth": "from a worth of {0} on it would be in (it has {1})",
    "entry_money": "with {0} it could join all that is funded",
    "rule_lag": "{0} starts at least {1} periods after the {2} of {3}",
    "rule_yearly_budget": "the yearly budget{0}",
    "rule_finished_by": "at least {0} of {1} finished by {2}",
    "rule_starts": "at least {0} of {1} start in {2}",
    "rule_working": "at most {0} programs of agency {1!r} working in {2}",
    "rule_runs": "{0} runs since {1}",
    "rule_due": "{0} is due by {1}",
    "rule_latest": "{0} may start until {1}",
    "rule_slow": "{0} can finish in {1} at the earliest, not by {2}",
    "rule_late": "{0} can finish in {1} at the earliest, and its last period is {2}",
    "plan_late": "{0} cannot finish in time: {1} at the earliest, and {2} at the latest",
    "plan_excluded": "{0} must not be funded",
    "plan_past": "left aside, since what started before {0} decides it: {1}",
    "plan_idle": "{0} could be added, but nothing would be gained",
    "plan_waits": "{0} starts no earlier than {1}: {2}",
    "plan_interrupted": "the search was interrupted; this is the best plan found until then",
    "plan_money": "money ({0})",
    "plan_agency": "agency ({0})",
    "plan_needs": "needs {0}",
    "plan_rule": "rule ({0})",
    "plan_split": "the sources cannot share the money so",
    "plan_window_over": "what it starts with may not start so late",
    "plan_window": "may not start before",
    "plan_choice": "nothing forbids it, but nothing would be gained",
    "plan_no_room": "{0} finds no room: {1}",
    "link_needs": "{0} needs {1}",
    "link_lag": "{0} needs {1}, and starts at least {2} periods after its {3}",
    "link_excludes": "{0} and {1} exclude each other",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a result: its kind (a key of `SENTENCES`) and the names it speaks of.

    >>> str(Note("constant_criterion", ("cost",)))
    'criterion cost is equal for every program, so it decides nothing'
    """

    kind: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(*self.names, all=", ".join(self.names))
