"""What is measured, and of which place or organisation?"""
