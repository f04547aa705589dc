"""When does what start, with which money, and what changes next year?"""

from mcdm_smartcity.roadmap.checking import check_roadmap
from mcdm_smartcity.roadmap.constraints import FinishedBy, Lag, Starts, YearlyBudget
from mcdm_smartcity.roadmap.gantt import gantt
from mcdm_smartcity.roadmap.roadmap import Bind, Change, Payment, Reason, Roadmap
from mcdm_smartcity.roadmap.scheduling import schedule
from mcdm_smartcity.roadmap.task import Spending, Task

__all__ = [
    "Bind",
    "Change",
    "FinishedBy",
    "Lag",
    "Payment",
    "Reason",
    "Roadmap",
    "Spending",
    "Starts",
    "Task",
    "YearlyBudget",
    "check_roadmap",
    "gantt",
    "schedule",
]
