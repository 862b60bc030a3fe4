"""Form parts: inputs with a label above and a message below, and the grid they stand on."""
