"""Formats that tell findings with their places, for servers that check what people hand in."""
