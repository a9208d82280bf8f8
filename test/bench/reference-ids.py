"""Ids by the reference implementations: python reference-ids.py TEXTS OUT TOKENIZER

TEXTS has a JSON string a line. OUT gets the version of the reference, then the ids of each text on a line. A `.model` is
read by PyPI sentencepiece, a `tekken….json` by PyPI mistral-common, a `vocab.txt` and a `tokenizer.json` by PyPI tokenizers,
the latter without its added tokens, which are ordinary text in a prompt.
"""

import json
import os
import sys


def encoder(path):
    if path.endswith(".model"):
        import sentencepiece

        processor = sentencepiece.SentencePieceProcessor(model_file=path)
        return f"sentencepiece {sentencepiece.__version__}", processor.encode
    if "tekken" in os.path.basename(path):
        import mistral_common
        from mistral_common.tokens.tokenizers.tekken import Tekkenizer

        tekken = Tekkenizer.from_file(path)
        return f"mistral-common {mistral_common.__version__}", lambda text: tekken.encode(text, bos=False, eos=False)
    import tokenizers

    if path.endswith(".txt"):
        with open(path, encoding="utf-8") as file:
            vocab = {token.rstrip("\n"): id for id, token in enumerate(file)}
        cased = any(any(c.isupper() for c in token) for token in vocab if not token.startswith("["))
        words = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocab, unk_token="[UNK]"))
        words.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=not cased)
        words.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
        return f"tokenizers {tokenizers.__version__}", lambda text: words.encode(text, add_special_tokens=False).ids
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
