"""Results for people and programs: pure functions from a record to JSON or text."""
