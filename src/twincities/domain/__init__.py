"""The office's own nouns and rules: plain Python, no input or output."""
