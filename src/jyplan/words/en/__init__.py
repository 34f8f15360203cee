"""All that people read in English: tables by code, and a page for each code."""
