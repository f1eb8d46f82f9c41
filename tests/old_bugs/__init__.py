"""Every fault once fixed, shown by a test that failed before."""
