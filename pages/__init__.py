"""What the reader visits; one file answers one question."""
