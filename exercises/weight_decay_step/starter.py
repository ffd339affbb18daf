def weight_decay_step(w, data_grad, lr, lam):
    """Return the weights after one step on the data loss with an L2 penalty."""
    # Your code: refuse lists of different lengths, then move each weight.
