"""What the results of a class say about its tests and questions: from results to numbers and words.

The plan: `reading` takes results files apart, `attempts` chooses one attempt a student, `table` puts these
side by side, `measures` holds the formulas, `items` and `wrong_answers` look at one test or question,
`exercise` puts an exercise together, `words` and `notes` say what the numbers mean, `text` and `page` show
them. Nobody is named.
"""
