"""What crosses to other systems and back: notebooks, downloads, autograders for Gradescope, grades."""
