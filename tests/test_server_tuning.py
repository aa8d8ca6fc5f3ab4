"""What the server changes in Streamlit is still there to be changed."""

import inspect

from streamlit.runtime import runtime


def test_streamlit_lets_messages_wait_for_the_pause_that_the_server_takes_out():
    waiting = inspect.getsource(runtime.Runtime._loop_coroutine)

    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS >= 0
    assert "asyncio.sleep(MESSAGE_FLUSH_INTERVAL_SECS)" in waiting
