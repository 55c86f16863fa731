"""Which of the times that a release tells is a figure of?"""
