"""The thinking: facts, counting rules and questions; knows nothing of screens or files."""
