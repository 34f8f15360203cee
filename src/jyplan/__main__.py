"""``python -m jyplan``."""

from jyplan.cli import main

main()
