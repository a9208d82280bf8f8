"""Sentences of the evaluation data: some for the ranges of activations, others to measure on."""

import json
import random
import re

SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
LENGTHS = range(10, 600)
CORPUS = {"english": 400, "code": 150, "cjk": 60}
HELD_OUT = ("squad2", "chroma", "prompts")


def calibration(data):
    """About 1,100 texts: prose, code, Chinese, Japanese and Korean, and a line of every language there is."""
    chosen = random.Random(5)
    lines = []
    for name, count in CORPUS.items():
        text = (data / "corpus" / f"{name}.txt").read_text(encoding="utf-8")
        lines += chosen.sample(sentences(text), count)
    for declaration in texts_in(data / "udhr" / "udhr.jsonl"):
        lines += chosen.sample(sentences(declaration), 1)
    return lines


def held_out(data):
    chosen = random.Random(3)
    sets = {}
    for name in HELD_OUT:
        file = data / name / ("prompts.jsonl" if name == "prompts" else "documents.jsonl")
        sets[name] = chosen.sample([s for text in texts_in(file) for s in sentences(text)], 300)
    paragraphs = rows_in(data / "xquad" / "parallel.jsonl")[:10]
    sets["xquad"] = [text for paragraph in paragraphs for name, text in paragraph.items() if name != "id"]
    return sets


def texts_in(file):
    return [row["text"] for row in rows_in(file)]


def rows_in(file):
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences(text):
    return [part for part in SENTENCE_END.split(text) if len(part) in LENGTHS]
