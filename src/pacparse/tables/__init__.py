"""Documents as tables: a row for each recommendation, and the tables around it."""

from __future__ import annotations

from pacparse.tables.layout import TABLES, Column, Table, table_named
from pacparse.tables.products import write_tables

__all__ = ["TABLES", "Column", "Table", "table_named", "write_tables"]
