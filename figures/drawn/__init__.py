"""Exhibits drawn as SVG text: one picture for files, for slides' thumbnails and for briefs."""
