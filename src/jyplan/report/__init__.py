"""Results as text: one small module a format, data in and text out."""
