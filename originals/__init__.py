"""Originals of known truth: one document, written in every type that is read."""
