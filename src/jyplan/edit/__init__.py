"""Writing plan files: figures added, new plans begun.

A file is the old one or the new one at every moment.
"""
