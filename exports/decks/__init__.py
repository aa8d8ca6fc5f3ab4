"""Decks: which views, in which order, under which filter, for whom; and the ready board pack."""
