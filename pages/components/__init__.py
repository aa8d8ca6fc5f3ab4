"""The only code that pages share: controls that ask, panels that show, notices, the map."""

from streamlit.runtime.pages_manager import PagesManager

# Streamlit takes a folder called pages/ for its older kind of app until st.navigation has run
# once in the process: the first reader of a fresh server would get a page without its frame when
# he opens its address directly (tests/browser/test_direct_address.py).
PagesManager.uses_pages_directory = False
