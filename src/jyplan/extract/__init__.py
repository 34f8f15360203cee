"""Figures out of documents: what a report says, with the place of every figure.

Knows texts, tables and how Chinese reports state figures; knows nothing of verdicts, which `check` gives.
"""
