"""Pure functions of arrays: windows, money, the 0-1 programme, and the search for a good start."""
