"""The text of a plan file: where each key stands, how TOML is written, which slips are usual.

Knows TOML, and nothing of what a plan may say.
"""
