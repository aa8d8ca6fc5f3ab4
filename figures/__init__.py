"""Frames in, figures out: colours, sentences, number formats, tables and the list of views."""
