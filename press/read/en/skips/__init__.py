"""Which numbers are no figures, and why?"""
