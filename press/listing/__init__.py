"""Which releases does a listing offer? Bytes of an index page, a feed or a sitemap → links. No I/O here."""
