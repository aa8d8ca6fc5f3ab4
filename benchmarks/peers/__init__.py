"""The same map and the same million datacenters in Dash, in Panel and in plain Streamlit."""
