"""The commands of `casebook exam`."""
