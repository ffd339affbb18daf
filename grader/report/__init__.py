"""Results for people and programs: pure functions from a record to text, JSON, JUnit XML or annotations."""
