"""Is it a fact, a plan, an outlook or an earlier value?"""
