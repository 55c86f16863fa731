"""Which days do the words for a time mean?"""
