"""The visit editor: a whole visit on one page, entered by the keyboard alone."""
