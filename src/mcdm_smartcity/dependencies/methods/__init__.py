"""Pure functions of arrays, one file a method; `catalogue.py` names them."""
