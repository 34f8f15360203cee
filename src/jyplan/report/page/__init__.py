"""The page and the Word file that people hand on, made from one value: what `report -f json` prints."""
