"""What to fund with this money, with proof?"""
