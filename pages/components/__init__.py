"""The only code that pages share: controls that ask, panels that show, notices, the map."""
