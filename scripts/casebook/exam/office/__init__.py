"""The exam office on disk: keys, private bank, ledger, gradebook."""
