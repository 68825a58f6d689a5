"""From source text to drafts of blocks: lines, furniture, numbers, blocks, ropes."""
