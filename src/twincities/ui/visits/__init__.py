"""The Visits page: the journal with search and filters, and a preview of the visit under the keyboard."""
