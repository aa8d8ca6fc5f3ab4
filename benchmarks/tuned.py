"""Serve any Streamlit page as the atlas is served: python -m benchmarks.tuned FILE PORT."""

import gc
import sys

import uvicorn
from streamlit.starlette import App

if __name__ == "__main__":
    script, port = sys.argv[1:]
    gc.collect()
    gc.freeze()
    uvicorn.run(
        App(script),
        host="127.0.0.1",
        port=int(port),
        log_level="warning",
        access_log=False,
        ws="websockets-sansio",
    )
