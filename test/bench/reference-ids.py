"""Ids by the reference implementations: python reference-ids.py TEXTS OUT TOKENIZER

TEXTS has a JSON string a line. OUT gets the version of the reference, then the ids of each text on a line. A `.model` is
read by PyPI sentencepiece, a `tokenizer.json` by PyPI tokenizers without its added tokens, which are ordinary text in a
prompt.
"""

import json
import sys


def encoder(path):
    if path.endswith(".model"):
        import sentencepiece

        processor = sentencepiece.SentencePieceProcessor(model_file=path)
        return f"sentencepiece {sentencepiece.__version__}", processor.encode
    import tokenizers

    with open(path, encoding="utf-8") as file:
        settings = json.load(file)
    settings.update(added_tokens=[], post_processor=None, truncation=None, padding=None)
    tokenizer = tokenizers.Tokenizer.from_str(json.dumps(settings))
    return f"tokenizers {tokenizers.__version__}", lambda text: tokenizer.encode(text, add_special_tokens=False).ids


texts, out, path = sys.argv[1:]
version, encode = encoder(path)
with open(texts, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as rows:
    print(version, file=rows)
    for line in lines:
        print(*encode(json.loads(line)), file=rows)
