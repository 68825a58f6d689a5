"""The limits that a PDF is read within: each has a name, a reason and an error that tells it."""

from __future__ import annotations

MEMORY_MEGABYTES = 800
"""What the process that reads a PDF may take; a report of 500 pages takes about 60."""

START_SECONDS = 8.0
"""How long the first sign of life may take: opening the file and counting its pages."""

PAGE_SECONDS = 8.0
"""How long a single page may take; one of a minute of a committee takes 0.005."""

TOTAL_SECONDS = 600.0
"""How long the whole document may take."""

MAX_PAGES = 20_000
"""How many pages are read; the longest papers have some 2,000."""

MAX_GLYPHS = 200_000
"""How many characters a page may hold: the closest print has 15,000."""

MAX_RECORD = 50_000_000
"""How many bytes a page may be told in; a close print is told in 20,000."""

MAX_TOTAL = 1_000_000_000
"""How many bytes all pages may be told in."""

MAX_RULES = 5_000
"""How many drawn lines of a page are looked at for tables: a drawing has more."""

SEARCHED_PAGES = 1_000
"""On how many pages addresses behind words are looked for; of a longer document all pages are taken
to be as large as the first. The library goes through all pages each time it is asked for these."""

MAX_STREAM = 32_000_000
"""How many bytes a stream may hold that is looked through before the library reads it; a page has
30,000."""

MAX_STREAMS = 128_000_000
"""How many bytes are looked through in all streams."""
