"""What of a plan's statements counts at a date: in force, observed, implied. Gives no verdicts."""
