"""Runs a graph on sequences of ids."""

import numpy as np
import onnxruntime

from bert_graph import OUTPUT

BATCH_TOKENS = 512


def session(graph):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(graph.SerializeToString(), options, providers=["CPUExecutionProvider"])


def encode(session, rows):
    """A unit vector a row: the mean of its tokens."""
    vectors = [None] * len(rows)
    for batch in batches(rows):
        for i, tokens in zip(batch, session.run([OUTPUT], {"input_ids": padded(rows, batch)})[0]):
            mean = tokens[: len(rows[i])].mean(axis=0)
            vectors[i] = mean / np.linalg.norm(mean)
    return np.stack(vectors)


def batches(rows):
    """Indexes of rows of like length."""
    batch = []
    for i in sorted(range(len(rows)), key=lambda i: len(rows[i])):
        if batch and (len(batch) + 1) * len(rows[i]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def padded(rows, batch):
    ids = np.zeros((len(batch), max(len(rows[i]) for i in batch)), np.int32)
    for line, i in zip(ids, batch):
        line[: len(rows[i])] = rows[i]
    return ids
