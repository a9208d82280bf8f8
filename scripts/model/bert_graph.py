"""Builds BERT as an ONNX graph that gives a vector a token: in float, or in int8 for speed on processors.

The int8 graph is written as ONNX Runtime runs it fastest (`bench` of one core with AVX2, tokens a second: what
quantize_dynamic gives 4,900; this 6,000; float 3,400), so its own fusions have to be off ("basic"):
- Add and LayerNormalization as two nodes: its fused SkipLayerNormalization takes 7 times as long.
- QAttention and MatMulIntegerToFloat, which multiply in int8 and give float.
- FastGelu, the approximation by tanh.
- Activations are quantized with ranges that are known beforehand. A range per batch, as DynamicQuantizeMatMul takes it,
  makes a text's vector depend on what it is batched with: cosines down to 0.96 between one text's vectors.
- A few channels have activations 15 times as large as the others (28 against 2). Each channel is divided by a factor,
  and the weights that it meets are multiplied by it (SmoothQuant, Xiao et al., 2023): folded into the scale of the
  layer normalization before it and into the values of the attention.
- Weights have 7 bits, so that the sums of pairs of products fit 16 bits and AVX2 gives what newer processors give.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
OUTPUT = "last_hidden_state"
HEAD_SIZE = 32
EPSILON = 1e-12
# Weights are whole numbers of [-WEIGHT_LEVELS, WEIGHT_LEVELS]: 255 * 64 * 2 is less than 2 ** 15.
WEIGHT_LEVELS = 64
EMBEDDING_LEVELS = 127


class Graph:
    """Collects nodes and constants."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], {}, 0

    def constant(self, name, value):
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind, inputs, domain="", output=None, **attributes):
        self.count += 1
        output = output or f"{kind}_{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def model(self, outputs):
        """The inputs are ids with 0 for padding, as whole numbers of 32 bits."""
        inputs = [helper.make_tensor_value_info("input_ids", TensorProto.INT32, ["batch", "length"])]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, list(self.constants.values()))
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="prompt-budget")


def float_graph(weights, observe):
    """The graph as the weights are; with `observe` it also gives what goes into each matrix, by the names returned."""
    layers = FloatLayers(Graph(), weights)
    outputs = encoder(layers)
    if observe:
        outputs += [helper.make_tensor_value_info(value, TensorProto.FLOAT, None) for value in layers.inputs.values()]
    return layers.graph.model(outputs), list(layers.inputs)


def quantized_graph(weights, ranges):
    """`ranges[name]` is how the input of a matrix is quantized (activations.Range)."""
    layers = QuantizedLayers(Graph(), weights, ranges)
    return layers.graph.model(encoder(layers))


def encoder(layers):
    graph, weights = layers.graph, layers.weights
    is_token = graph.add("Greater", ["input_ids", graph.constant("padding", np.int32(0))])
    as_whole = graph.add("Cast", [is_token], to=TensorProto.INT32)
    layers.lengths = graph.add("ReduceSum", [as_whole, axes(graph, 1)], keepdims=0)

    value = graph.add("Add", [layers.words(), positions(graph, weights)])
    value, residual = layers.normalize(value, "embeddings.LayerNorm", "encoder.layer.0.attention")
    count = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    for i in range(count):
        layer = f"encoder.layer.{i}"
        value = layers.attention(value, layer)
        value = layers.matrix(value, f"{layer}.attention.output.dense")
        value = graph.add("Add", [value, residual])
        value, residual = layers.normalize(value, f"{layer}.attention.output.LayerNorm", f"{layer}.intermediate.dense")
        value = layers.matrix(value, f"{layer}.intermediate.dense")
        value = layers.gelu(value)
        value = layers.matrix(value, f"{layer}.output.dense")
        value = graph.add("Add", [value, residual])
        after = f"encoder.layer.{i + 1}.attention" if i + 1 < count else None
        value, residual = layers.normalize(value, f"{layer}.output.LayerNorm", after)

    graph.add("Identity", [value], output=OUTPUT)
    size = weights["embeddings.word_embeddings.weight"].shape[1]
    return [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", "length", size])]


def axes(graph, *values):
    return graph.constant("axes_" + "_".join(map(str, values)), np.array(values))


def positions(graph, weights):
    """Position vectors of the length of the batch, with the vector of the first sentence added to them."""
    table = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.add("Gather", [graph.add("Shape", ["input_ids"]), axes(graph, 1)])
    return graph.add("Slice", [graph.constant("positions", table), axes(graph, 0), length, axes(graph, 0)])


def scales_of(largest, levels):
    return np.maximum(largest / levels, np.finfo(np.float32).tiny).astype(np.float32)


def projections(weights, layer):
    """The matrices of queries, keys and values side by side, and their biases."""
    parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
    matrix = np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)
    return matrix, np.concatenate([weights[f"{part}.bias"] for part in parts])


class FloatLayers:
    """Layers as the weights are; `inputs` collects what goes into each matrix, by the matrix' name."""

    def __init__(self, graph, weights):
        self.graph, self.weights, self.inputs, self.lengths = graph, weights, {}, None

    def words(self):
        table = self.graph.constant("words", self.weights["embeddings.word_embeddings.weight"])
        return self.graph.add("Gather", [table, "input_ids"])

    def normalize(self, value, name, _):
        value = self.normalized(value, name, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])
        return value, value

    def normalized(self, value, name, scale, bias):
        inputs = [value, self.graph.constant(f"{name}.weight", scale), self.graph.constant(f"{name}.bias", bias)]
        return self.graph.add("LayerNormalization", inputs, axis=-1, epsilon=EPSILON)

    def attention(self, value, layer):
        matrix, bias = projections(self.weights, layer)
        size = bias.size // 3
        joined = self.product(value, f"{layer}.attention", matrix, bias)
        parts = [f"{layer}.{part}" for part in ("queries", "keys", "values")]
        sizes = self.graph.constant("sizes", np.array([size] * 3))
        self.graph.nodes.append(helper.make_node("Split", [joined, sizes], parts, axis=-1))
        heads = size // HEAD_SIZE
        return self.graph.add("MultiHeadAttention", [*parts, "", self.lengths], domain=MICROSOFT, num_heads=heads)

    def matrix(self, value, name):
        return self.product(value, name, self.weights[f"{name}.weight"].T, self.weights[f"{name}.bias"])

    def product(self, value, name, matrix, bias):
        self.inputs[name] = value
        value = self.graph.add("MatMul", [value, self.graph.constant(f"{name}.matrix", matrix)])
        return self.graph.add("Add", [value, self.graph.constant(f"{name}.bias", bias)])

    def gelu(self, value):
        return self.graph.add("Gelu", [value])


class QuantizedLayers(FloatLayers):
    """Layers in int8: each matrix with a scale for each of its columns, each input with the range that is its."""

    def __init__(self, graph, weights, ranges):
        super().__init__(graph, weights)
        self.ranges = ranges

    def words(self):
        """A scale for each word: rare ones are far longer than frequent ones."""
        table = self.weights["embeddings.word_embeddings.weight"]
        scales = scales_of(np.abs(table).max(axis=1, keepdims=True), EMBEDDING_LEVELS)
        whole = self.graph.constant("words", np.rint(table / scales).astype(np.int8))
        value = self.graph.add("Cast", [self.graph.add("Gather", [whole, "input_ids"])], to=TensorProto.FLOAT)
        scale = self.graph.constant("word_scales", scales)
        return self.graph.add("Mul", [value, self.graph.add("Gather", [scale, "input_ids"])])

    def normalize(self, value, name, after):
        """Gives the value divided for the matrix `after` it, and as it is for the sum that follows."""
        scale, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        factors = self.ranges[after].factors if after else None
        if factors is None:
            value = self.normalized(value, name, scale, bias)
            return value, value
        value = self.normalized(value, name, scale / factors, bias / factors)
        return value, self.graph.add("Mul", [value, self.graph.constant(f"{name}.factors", factors)])

    def attention(self, value, layer):
        name = f"{layer}.attention"
        matrix, bias = projections(self.weights, layer)
        size = bias.size // 3
        # What the values are divided by, the matrix behind the attention is multiplied by.
        after = self.ranges[f"{layer}.attention.output.dense"].factors
        matrix, bias = matrix.copy(), bias.copy()
        matrix[:, 2 * size :] /= after
        bias[2 * size :] /= after
        quantized, input_scale, input_zero, whole, scales, zeros = self.quantize(value, name, matrix)
        inputs = [quantized, whole, self.graph.constant(f"{name}.bias", bias), input_scale, scales, self.lengths]
        heads = size // HEAD_SIZE
        return self.graph.add("QAttention", [*inputs, input_zero, zeros], domain=MICROSOFT, num_heads=heads)

    def product(self, value, name, matrix, bias):
        quantized, input_scale, input_zero, whole, scales, zeros = self.quantize(value, name, matrix)
        inputs = [quantized, whole, input_scale, scales, input_zero, zeros, self.graph.constant(f"{name}.bias", bias)]
        return self.graph.add("MatMulIntegerToFloat", inputs, domain=MICROSOFT)

    def quantize(self, value, name, matrix):
        """The input as bytes with its scale and zero, and the matrix with its own."""
        wanted = self.ranges[name]
        if wanted.factors is not None:
            matrix = matrix * wanted.factors[:, None]
        scales = scales_of(np.abs(matrix).max(axis=0), WEIGHT_LEVELS)
        whole = self.graph.constant(f"{name}.matrix", np.rint(matrix / scales).astype(np.int8))
        input_scale = self.graph.constant(f"{name}.input_scale", np.float32(wanted.scale))
        input_zero = self.graph.constant(f"{name}.input_zero", np.uint8(wanted.zero))
        quantized = self.graph.add("QuantizeLinear", [value, input_scale, input_zero])
        zeros = self.graph.constant(f"{name}.zeros", np.zeros(scales.shape, np.int8))
        return quantized, input_scale, input_zero, whole, self.graph.constant(f"{name}.scales", scales), zeros

    def gelu(self, value):
        return self.graph.add("FastGelu", [value], domain=MICROSOFT)
