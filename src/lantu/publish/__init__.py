"""What is shown, and the proofs that it was not changed."""
