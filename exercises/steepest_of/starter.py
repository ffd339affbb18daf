def steepest_of(g, directions):
    """Find the direction of the lowest rate g.u, u of length 1, and the bound -||g|| of all rates."""
    index = None
    rate = None
    bound = None

    # Your code: compute every rate per unit length, and keep the lowest.

    return {"index": index, "rate": rate, "bound": bound}
