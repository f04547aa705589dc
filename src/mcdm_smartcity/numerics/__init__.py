"""Numbers without meaning: array checks, ranks, methods as values, answers as tables.

Closed at five files (`docs/decisions/0002-shape-of-the-house.md`); none of them may know a city.
"""
