"""Serve the atlas with a million datacenters: python -m benchmarks.peers.sites_served."""

import sys

import serve
from benchmarks.peers.task import many_sites
from pages.components import session

session.open_atlas = many_sites
sys.exit(serve.main())
