"""Kernels of portfolios: functions of arrays, one file a method."""
