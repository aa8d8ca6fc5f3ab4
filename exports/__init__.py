"""Figures out to files and to the command line."""
