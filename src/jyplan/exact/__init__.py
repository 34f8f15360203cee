"""Numbers as printed, and their arithmetic: intervals, figures, growth, pace, dates, digits.

Everything here is exact. Knows the standard library only, and no plan.
"""
