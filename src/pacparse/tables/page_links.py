"""Where a row leads to: the page of the PDF that it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pacparse.tables.layout import Row, Table
    from pacparse.tables.spool import Spool

_PDF = "application/pdf"
_SEEN_FROM = "recommendations"
"""The table without pages of its own: its rows lead to the page in the latest document."""


class PageLinks:
    """The links of the rows of ``spool``: relative to the folder that the names of files belong to."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool

    def column_of(self, table: Table) -> int | None:
        """The place of the column whose cells lead to a page; None in a table that has none."""
        name = "recommendation_id" if table.name == _SEEN_FROM else "page"
        return table.names.index(name) if name in table.names else None

    def of(self, table: Table, row: Row) -> str | None:
        """``minutes/2024.pdf#page=11``: where ``row`` stands; None where it is on no page of a PDF."""
        place = self._place(table, row)
        if place is None:
            return None
        document_id, page = place
        name, media_type = self._spool.source_of(document_id)
        if media_type != _PDF:
            return None
        is_address = name.startswith(("https://", "http://"))
        return f"{name.partition('#')[0] if is_address else quote(name)}#page={page}"

    def _place(self, table: Table, row: Row) -> tuple[str, int] | None:
        """The document of a row, and the page."""
        if table.name == _SEEN_FROM:
            return self._spool.page_of(str(row[0]))
        page = row[table.names.index("page")]
        if not isinstance(page, int):
            return None
        if "document_id" in table.names:
            return str(row[table.names.index("document_id")]), page
        return str(row[0]).rpartition("/")[0], page  # a note's id begins with its document's
