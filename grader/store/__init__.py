"""Where results are kept so that nothing is lost: who handed in what, what it was worth, who did what when.

SQLite in one data folder, or PostgreSQL by URL; the same tables and statements on both. One writer at a time:
others wait. What was committed is on the disk. Imported only by the commands that store.
"""
