"""What does a sentence say with a number: a level, a change, a share, a rank?"""
