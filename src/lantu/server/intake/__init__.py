"""Documents into the ledger: ingest and upload."""
