"""Maps drawn by the graphics card (deck.gl through pydeck), on our own geometry alone."""
