"""What each kind of relation says of its figures: one file a kind."""
