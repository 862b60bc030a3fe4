"""The pages on agreements: the list with its preview, the form that writes one, and what other pages show of them."""
