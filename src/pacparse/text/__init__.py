"""The arithmetic of text: runs of the source, lines, white space, signs, patterns. It knows no word."""
