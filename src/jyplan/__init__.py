"""jyplan: what the figures of a plan imply, how far each target still is, and whether all can be true."""

__version__ = "0.1.0"
