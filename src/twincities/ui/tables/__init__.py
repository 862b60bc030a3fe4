"""Tables: one for reading records a page at a time, one for entering the rows of a form."""
