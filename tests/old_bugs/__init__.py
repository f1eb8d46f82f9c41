"""Every fault that was found once: each test failed first, and stays."""
