"""Linear constraints over the rationals: feasibility, whole numbers, smallest conflicts.

Knows numbers only, and no plan.
"""
