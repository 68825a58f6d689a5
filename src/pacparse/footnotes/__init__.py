"""Footnotes: which digits are marks, which lines are notes, and what binds them."""
