"""Finds how what goes into each matrix of BERT is quantized, from texts that are run through the float graph."""

from dataclasses import dataclass

import numpy as np

from bert_graph import projections
from run_graph import batches, padded

# From leaving activations as they are (0) to dividing all channels to one size (1). Mean cosine to float, and the
# least of 400 sentences: 0.6 0.9938 0.975, 0.65 0.9938 0.979, 0.7 0.9938 0.975, 0.75 0.9937 0.979; without factors
# 0.9898 0.959.
ALPHA = 0.65
# Every fifth token is looked at: about 12,000.
STEP = 5
LEVELS = 255


@dataclass
class Range:
    """`value / scale + zero` is a byte. The value's channels are divided by `factors` before; None: as they are."""

    scale: float
    zero: int
    factors: np.ndarray | None


def ranges_of(session, names, weights, rows):
    """`names[i]` is the matrix that the i-th further output of the graph goes into."""
    seen = [[] for _ in names]
    for batch in batches(rows):
        ids = padded(rows, batch)
        _, *inputs = session.run(None, {"input_ids": ids})
        for values, all_values in zip(inputs, seen):
            all_values.append(values[ids > 0][::STEP])
    return {name: range_of(np.concatenate(values), name, weights) for name, values in zip(names, seen)}


def range_of(values, name, weights):
    factors = None
    # What comes out of GELU cannot be divided before it; dividing it there took more time than it was worth, and made a
    # vector in 400 a wrong one (cosine 0.78).
    if not name.endswith(".output.dense") or name.endswith(".attention.output.dense"):
        factors = factors_of(values, matrix_of(name, weights))
        values = values / factors
    low, high = values.min(), values.max()
    scale = (high - low) / LEVELS
    return Range(float(scale), int(np.rint(-low / scale)), factors)


def factors_of(values, matrix):
    """How much larger a channel is than the weights that it meets, around a mean of 1."""
    largest = np.quantile(np.abs(values), 0.999, axis=0) + 1e-3
    factors = largest**ALPHA / (np.abs(matrix).max(axis=1) + 1e-6) ** (1 - ALPHA)
    return (factors / np.exp(np.log(factors).mean())).astype(np.float32)


def matrix_of(name, weights):
    if name.endswith(".attention"):
        return projections(weights, name.removesuffix(".attention"))[0]
    return weights[f"{name}.weight"].T
