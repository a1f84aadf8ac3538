"""The questions: one .cypher file each, the library that checks and runs them, and the names that users type."""
