"""What all tests share: one course key, so that every machine draws the same numbers and none is made."""

import os

os.environ["GRADER_COURSE_KEY"] = "the key of the tests: everybody may know it"
