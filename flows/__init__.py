"""What is known of each site, as data."""

SITES = ("facebook", "instagram")
