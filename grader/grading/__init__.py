"""From submissions to results: one pytest session a chunk, chunks over processes, results as they come."""
