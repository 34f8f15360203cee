"""The plan file: its model, what may stand in it, and how it is read.

Knows nothing of what follows from it.
"""
