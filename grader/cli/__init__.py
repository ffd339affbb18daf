"""The command line: it reads arguments, prints, and turns errors into exit codes; nothing else does."""
