"""Results as text: which columns a row has, how findings are said, and a file for each format."""
