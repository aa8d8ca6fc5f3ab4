"""Serve the atlas with many times the deals: python -m benchmarks.many_served TIMES."""

import sys

import serve
from benchmarks.many_deals import atlas_of_many_deals
from pages.components import session

session.open_atlas = lambda: atlas_of_many_deals(int(sys.argv[1]))
sys.exit(serve.main())
