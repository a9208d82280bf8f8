"""Makes the fixtures of sentencepiece.test.ts with PyPI sentencepiece 0.2.3, from the folder of the project:
node test/oracle/sentencepiece-texts.ts | python test/oracle/make-sentencepiece.py

Each is a small model of another make, trained on the project's own README, CONTRIBUTING and translations of a sentence,
and the ids that the reference gives for the texts.
"""

import json
import pathlib
import sys

import sentencepiece

FOLDER = pathlib.Path("test/oracle/fixtures/sentencepiece")
SENTENCES = [
    "日本語の文章は空白で区切られません。漢字とカナが混ざります。",
    "中文的句子没有空格，字一个接一个。",
    "한국어 문장은 빈칸으로 나뉩니다.",
    "Ça coûte déjà très cher, n'est-ce pas ?",
    "Übergrößen für Männer; ﬁne ligatures, ①②③ ½ ™",
]
BYTES = {"byte_fallback": True, "normalization_rule_name": "identity", "remove_extra_whitespaces": False}
MODELS = {
    # Llama 2 and Mistral
    "bpe-bytes": {"model_type": "bpe", "split_digits": True, "allow_whitespace_only_pieces": True, **BYTES},
    # Gemma
    "bpe-symbols": {
        "model_type": "bpe",
        "add_dummy_prefix": False,
        "user_defined_symbols": ["\n", "\n\n", "\n\n\n", "▁▁", "▁▁▁", "<user>", "\t"],
        **BYTES,
    },
    # T5
    "unigram-nfkc": {"model_type": "unigram", "normalization_rule_name": "nmt_nfkc"},
    "unigram-symbols": {"model_type": "unigram", "user_defined_symbols": ["\n\n", "▁▁▁", "the", "<user>"], **BYTES},
}

texts = [json.loads(line) for line in sys.stdin]
lines = [line for name in ("README.md", "CONTRIBUTING.md") for line in open(name, encoding="utf-8").read().split("\n")]
corpus = [line for line in lines + SENTENCES * 4 if line.strip()]
for name, options in MODELS.items():
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus),
        model_prefix=str(FOLDER / name),
        vocab_size=700,
        character_coverage=0.99,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
        **options,
    )
    (FOLDER / f"{name}.vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(FOLDER / f"{name}.model"))
    rows = "\n".join(" ".join(map(str, processor.encode(text))) for text in texts)
    (FOLDER / f"{name}.ids").write_text(rows + "\n")
