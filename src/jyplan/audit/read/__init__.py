"""Readers of tables, one file a format. Each gives blocks of rows with every cell as it was printed."""
