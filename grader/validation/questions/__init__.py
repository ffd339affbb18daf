"""Proving an exercise of questions: `exercise` puts it together, item by item.

`combinations` and `shapes` build all variants, `answers` (with `spellings`, `edges` and `unreadable`) and
`code_answers` answer them, `wording` reads what they say, `sheets` looks at what students get, and
`classmates` at how many get the same.
"""
