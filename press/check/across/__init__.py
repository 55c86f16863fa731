"""Does a release agree with what other releases told? Pure comparisons of told values; no database."""
