"""What is asked of a plan: bases, growth, gaps, status, one indicator. Rows of values, no words."""
