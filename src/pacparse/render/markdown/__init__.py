"""The cleaned text as Markdown that shows what the document says, and reads back as the same."""

from pacparse.render.markdown.writer import to_markdown
from pacparse.render.outline import Restatements

__all__ = ["Restatements", "to_markdown"]
