"""How everything looks: tokens, palette, style sheet, fonts and icons; no colour, size or font is written elsewhere."""
