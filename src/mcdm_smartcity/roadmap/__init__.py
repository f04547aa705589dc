"""When does what start, with which money?"""
