"""How the page looks: narrow and wide, dark and light, on paper. It asks for nothing from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

STYLESHEET = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #555; --line: #b8b8b8; --link: #0b4f9e; --quote: #f3f5f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181b; --soft: #b0b0b0; --line: #5a5f66; --link: #8ab8ff; --quote: #20242a; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Liberation Serif", serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { font-family: system-ui, "Liberation Sans", sans-serif; line-height: 1.25; margin: 2em 0 .6em; }
h1 { font-size: 1.7rem; margin-top: .5em; }
h2 { font-size: 1.35rem; }
h3 { font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, blockquote { margin: 0 0 1em; }
ul, ol { padding-left: 1.5em; }
li { margin: 0 0 .35em; }
li.lettered, .notes li { list-style: none; }
blockquote { padding: .7em 1em; background: var(--quote); border-left: .25rem solid var(--line); }
blockquote > :last-child { margin-bottom: 0; }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; margin: 0 0 1em; font-size: .9375rem; }
th, td { padding: .3em .6em; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
th { font-family: system-ui, "Liberation Sans", sans-serif; background: var(--quote); }
.number { font-weight: 600; font-variant-numeric: tabular-nums; margin-right: .1em; }
.hidden { display: inline-block; min-width: .5em; height: 1em; border: 1px dotted var(--soft); vertical-align: -.15em; }
.status { font-style: italic; }
.contents, .front-matter { color: var(--soft); }
sup { line-height: 0; font-size: .75em; }
a { color: var(--link); }
sup a { text-decoration: none; padding: 0 .1em; }
:target { outline: .15rem solid var(--link); outline-offset: .15rem; }
.notes { margin-top: 3em; border-top: 1px solid var(--line); font-size: .9375rem; }
.notes ol { padding-left: 0; }
.back { text-decoration: none; margin-left: .3em; }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --line: #777; --link: #000; --quote: #fff; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  table { display: table; }
  tr, li, blockquote { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  .back { display: none; }
}
"""


def stylesheet_digest() -> str:
    """What a policy names the style sheet by: the digest of its characters, as CSP 3 writes it."""
    return f"sha256-{b64encode(sha256(STYLESHEET.encode()).digest()).decode()}"
