"""What people and programs read: Markdown, JSON, an explanation, diagnostics."""
