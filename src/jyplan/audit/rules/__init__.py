"""What can be claimed in a table, one file a rule.

Each says it twice: in polars expressions over columns of integers, and as a plain function of one row over
exact intervals. Tests hold the two equal, and both equal to what ``check`` says of the same figures.
"""
