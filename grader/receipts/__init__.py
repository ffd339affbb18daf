"""Receipts: a result as a signed file, and what still holds of it when it is derived again.

A receipt is a claim about one grading (`receipt`), signed with the course's own key (`signing`). Who has it
can see that not a byte was changed, without a course; who has the course and the submission can grade again
(`deriving`) and is told what differs (`differences`, `words`). Everything but `deriving` and the key is pure.

The signature says who signed and what. It does not say that the results file was honest: sign where you
grade. `cryptography` is a base dependency: it is imported by the two commands of receipts alone, in 45 ms,
and a receipt that only some installations can check would be worth less.
"""
