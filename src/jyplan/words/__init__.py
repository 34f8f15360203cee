"""All that people read, by code and language: messages, headings, pages. Knows no plan and no verdict."""
