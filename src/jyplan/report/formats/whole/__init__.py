"""Formats of a report: one file that people hand on."""
