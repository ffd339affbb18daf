"""What crosses to other systems: notebooks, downloads of submissions, grades."""
