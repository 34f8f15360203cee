"""One small module a format: data in, text out."""
