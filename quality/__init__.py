"""Measuring pacparse: documents with known truth, their score, and the floors it must keep."""
