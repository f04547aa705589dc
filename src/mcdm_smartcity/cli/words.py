"""The words that the command line prints, apart from what it computes."""

from types import MappingProxyType

HEADINGS = MappingProxyType(
    {
        "weights": "What matters how much",
        "consistency": "How consistent each judge is (CR; above 0.10 is marked !)",
        "ranking": "How good each program is by itself",
        "credit": "Merit, dependencies counted: what a program earns itself and by enabling others",
        "order": "In which order to fund: most worth for the money, nothing before what it needs",
        "basis": "Where the values come from",
        "programs": "Programs",
        "hierarchy": "Hierarchy",
        "links": "Links",
        "judges": "Judges",
        "notes": "To know",
        "files": "Written",
        "gaps": "What is missing: readiness, targets and gaps, in order of the gap",
        "evidence": "What shows it",
        "elements": "Readiness by element (share of the way to the target) and mean gap",
        "swot": "Strengths, weaknesses, opportunities and threats, by weight (A'WOT)",
        "strategic_priorities": "What that would weigh under the goal",
        "addressed": "Programs by the strategic weight that they address",
        "explanation": "In words",
        "intervals": "How sure: weights if each judge had meant a little more or less",
        "agreement": "Who agrees with whom (Goepel's consensus S*)",
        "fits": "How far each judge is from the group (GCOMPI; 0 is what the group wants)",
        "similarity": "How alike judges think",
        "dispersion": "Where answers spread most (factor around the common answer)",
        "diagnosis": "How far each judge's answers contradict each other",
        "worst": "The judgement that fits the others least",
        "uncertain": "Which rank each program can have, as far as its scores are known",
        "methods": "Ranks by method, in the order of the consensus",
        "similarity_of_methods": "How alike the methods rank (Kendall's τ-b; 1 is equal)",
        "frontier": "What can be had for how much money: supported efficient portfolios",
        "exact_frontier": "What can be had for how much money: every efficient portfolio",
        "budget_grid": "The best portfolio for each budget",
        "side_by_side": "Weight of each node in each view, % of the whole",
        "portfolio": "Portfolio: the programs to fund",
        "limits": "What is left of each rule",
        "entries": "Why not, and the price of entry",
        "next_best": "The next best portfolios",
        "roadmap": "Roadmap: when what starts",
        "spending": "Money by source and year",
        "phases": "Phases",
        "changes": "What changes against the roadmap before",
        "waits": "Why no earlier, and why not at all",
    }
)
CONSENSUS_RANKS = "consensus"
MOVES = "moves"
CONCORDANCE_LINE = (
    "Agreement of all methods: Kendall's W {agreement:.2f}. Consensus (Kemeny, fewest reversed "
    "pairs): {order}. "
    "Moves: places between a program's best and worst rank."
)
UNCERTAIN_LINE = (
    "Rank and score: by the likely levels. Over {samples} samples (seed {seed}): mean rank, best "
    "and worst rank, and the share with rank 1."
)
UNCERTAIN_CASES = "If all turns out worst: {worst}. If all turns out best: {best}."
ONE_WAY_TO_RANK = "tells how sure one ranking is; leave out {other}"
EXPLAIN_TITLE = "Why {program} stands there"
ONE_METHOD = "several methods need --compare; to rank by one, name one: --method {first}"
NO_METHOD_HAS = "none of the compared methods has a parameter {name!r}"
EXPLAIN_ONE = "explains a ranking by one method; leave out --compare"
GAP_LINE = "Gap %: share of the scale, below 0 beyond the target. Reached %: of the way to it."
ADDRESSED_LINE = "Several programs may address the same weight, so these do not sum to 100."
NO_STRATEGY = "The study holds neither readiness nor SWOT; write readiness.csv or swot.csv."
HIERARCHY = "the whole hierarchy"
UNDEFINED = "–"
EVERYBODY = "all together"
CONSENSUS = "consensus S*"
WHICH_JUDGEMENTS = "needs either --judge (to write a questionnaire) or --answers (to read one)"
QUESTIONS_WRITTEN = "{count} questions written to {path}; fill the column value and read it back."
ANSWERS_ADDED = "The study in {path} now holds {count} judgements ({before} before)."
VALID = "The study is valid."
MERGED = "programs that need each other, funded together: {loop}"
CONSENSUS_LINE = "Consensus over {whole}: {value:.0%} ({band})."
RATIO_LINE = "Block: best funded together. Ratio: worth of the block per {above}. Costs in {unit}."
KNEE = "← knee"
FRONTIER_LINE = (
    "Each portfolio holds the one before and is the best of its own cost. Ratio: worth of what is "
    "added per {above}. Costs in {unit}. Knee: farthest above the line from first to last."
)
EXACT_LINE = "On the hull: *. Each portfolio is the best of its own cost. Costs in {unit}."
ALL_PROVED = "Proved complete: no efficient portfolio is missing."
NOT_PROVED = (
    "Not proved complete: {open} of {all} segments are open; between {low} and {high} {unit} "
    "a portfolio could be worth up to {gap:.4g} more than shown."
)
ONLY_EXACT = "is for --exact"
ONLY_BUDGET = "is for --budget"
GRID_LINE = (
    "Each portfolio is the best within its budget and all rules. Costs in {unit}. *: not proved, "
    "at most {gap} may be missing."
)
GRID_PROVED = "Each is proved the best within its budget and all rules. Costs in {unit}."
RANDOM_INDEX_LINE = "Weights by {method}; random index behind CR: {tables}."
UNDEFINED_LINE = "– nothing to check: two items, too few judgements, or none given."
EXIT_CODES = (
    "Exit codes: 0 done; 1 the input was refused, reasons on standard error; 2 wrong usage."
)
PORTFOLIO_LINE = (
    "{count} of {whole} programs, worth {worth:.4f} in all, for {cost:,.1f}. Costs in {unit}."
)
PORTFOLIO_PROVED = "Proved: no portfolio that keeps all rules is worth more."
PORTFOLIO_GAP = "Not proved: at most {gap} may be missing (no portfolio is above {bound:.4f})."
ROADMAP_SECONDS = "Found by {engine} in {seconds:.2f} s, and checked independently."
PORTFOLIO_SECONDS = "Found by {engine} in {seconds:.2f} s, and checked in exact numbers."
ROADMAP_LINE = "{count} of {whole} programs start; worth {worth:.4f} over the years."
ROADMAP_PROVED = "Proved: no roadmap that keeps all rules is worth more."
ROADMAP_GAP = "Not proved: at most {gap} may be missing (no roadmap is above {bound:.4f})."
ROADMAP_CHAIN = "Critical chain, to the last to finish: {chain}."
PROGRESS = "{seconds:.0f} s: worth {worth:.6g}, at most {bound:.6g}, gap {gap:.3%}"
