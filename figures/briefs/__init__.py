"""Briefs: one page on one subject, to be printed before a meeting; they know no file format.

- ``country``, ``country_lines``, ``country_sites``: what a country has with all companies on a day,
  asked of the facts.
- ``page``: words that fit, each in its place; pictures and slides draw a brief from there.
- ``setting``, ``placing``: set the words into lines and lists, and put them on the page.
"""
