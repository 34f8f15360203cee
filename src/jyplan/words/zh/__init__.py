"""All that people read in Chinese: tables by code, and a page for each code."""
