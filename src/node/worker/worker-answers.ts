import { editConfig } from "../../core/budget/edit-config.ts";
import { parseConfig } from "../../core/budget/parse-config.ts";
import { withSavedSelection } from "../../core/budget/saved-selections.ts";
import { tokensByKind } from "../../core/compare/tokens-by-kind.ts";
import { parseDocument } from "../../core/document/parse.ts";
import { TOKENIZER_FAMILIES } from "../../core/tokenizer/families.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import type { Count, TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import type { Answers } from "../threads/answer-desk.ts";
import { answerComparison, answerFilesComparison } from "./comparison-answer.ts";
import { answerFileCount } from "./file-count-answer.ts";
import type { HeldDocument } from "./held-document.ts";
import type { HeldDocuments } from "./held-documents.ts";
import { listedModels } from "./listed-models.ts";
import { Outline } from "./outline.ts";
import { answerPromptFiles } from "./prompt-files.ts";
import { answerReading } from "./reading-answer.ts";
import type { Queries, Span } from "./worker-queries.ts";

/** More than this no picture shows, and the message would grow with the text. */
const MOST_OUTLINED = 4000;
/** More labels than this no screen has room for. */
const MOST_SECTIONS = 400;

/** The answers to questions about the documents that are held. */
export function answersFrom(documents: HeldDocuments): Answers<Queries> {
  return {
    tokens({ uri, ranges }) {
      const held = countedDocument(documents, uri);
      if (held instanceof UserError) return held;
      const { document, counted } = held;
      const spans = ranges.map(([start, end]) => {
        const { ids, offsets } = counted.tokensIn(start, end);
        return { first: counted.tokensBefore(offsets[0] ?? 0), ids, offsets };
      });
      return { version: document.version, ranges: spans };
    },
    sections({ uri, ranges }) {
      const held = countedDocument(documents, uri);
      if (held instanceof UserError) return held;
      const { document, counted } = held;
      const sections = document.outline?.within(ranges, counted, MOST_SECTIONS) ?? [];
      return { version: document.version, tokens: counted.tokens, sections };
    },
    outline({ uri }) {
      const held = countedDocument(documents, uri);
      if (held instanceof UserError) return held;
      const { document, counted } = held;
      const outline = document.outline ?? document.readOutline();
      return { version: document.version, tokens: counted.tokens, ...outline.nested(counted, MOST_OUTLINED) };
    },
    tokenBytes({ uri, id }) {
      const held = countedDocument(documents, uri);
      if (held instanceof UserError) return held;
      const { tokenizer } = held.document;
      const text = tokenizer?.decode([id]) ?? "";
      return { text, bytes: [...(tokenizer?.bytesOf?.(id) ?? [])] };
    },
    rangeCount({ uri, ranges }) {
      const held = countedDocument(documents, uri);
      if (held instanceof UserError) return held;
      return sumOf(ranges.map((range) => countOfRange(held.document, held.counted, range)));
    },
    tokenOffset({ uri, token }) {
      const held = countedDocument(documents, uri);
      return held instanceof UserError ? held : held.counted.offsetOfToken(token);
    },
    textCount({ like, path, text }) {
      const held = countedDocument(documents, like);
      if (held instanceof UserError) return held;
      const { tokenizer } = held.document;
      const { includes } = parseDocument(text, { path });
      return { count: { ...(tokenizer as NonNullable<typeof tokenizer>).measure(text) }, includes };
    },
    async countWith({ uri, tokenizer }) {
      const document = documents.get(uri);
      if (!document) return notCounted();
      const calibration = documents.shared.calibration[tokenizer] ?? [];
      const loaded = await loadTokenizer(tokenizer, { calibration });
      return { count: { ...loaded.measure(document.text) }, bytes: Buffer.byteLength(document.text) };
    },
    kinds({ uri }) {
      const held = countedDocument(documents, uri);
      if (held instanceof UserError) return held;
      const tokenizer = held.document.tokenizer as Tokenizer;
      const { text, place } = held.document;
      return { kinds: tokenizer.exact ? tokensByKind(text, tokenizer, place.path) : null };
    },
    versionCount({ like, path, text }) {
      const held = countedDocument(documents, like);
      if (held instanceof UserError) return held;
      const counted = (held.document.tokenizer as Tokenizer).open(text);
      const { sections } = new Outline(text, { ...held.document.place, path }).nested(counted, MOST_OUTLINED);
      const outer = sections.filter(({ depth }) => depth < 2);
      return {
        count: { ...counted.measure },
        sections: outer.map(({ title, depth, tokens }) => ({ title, depth, tokens })),
      };
    },
    promptFiles: (question) => answerPromptFiles(question, documents),
    fileCount: (question) => answerFileCount(question, documents),
    comparison: (question, { signal }) => answerComparison(question, documents, signal),
    filesComparison: (question, { signal }) => answerFilesComparison(question, documents, signal),
    reading: (question) => answerReading(question, documents),
    editConfig: ({ text, path, of, said }) => editConfig(text, path, of, said),
    savedSelections({ text }) {
      const config = parseConfig(text);
      return config instanceof UserError ? config : Object.entries(config.selections ?? {});
    },
    saveSelection({ text, name, selection }) {
      const edited = withSavedSelection(text, name, selection);
      return edited instanceof UserError ? edited : { text: edited };
    },
    tokenizers: () => TOKENIZER_FAMILIES.map(({ name, kind, usedBy }) => ({ name, exact: kind === "exact", usedBy })),
    models: () => listedModels(documents.shared),
  };
}

function countedDocument(
  documents: HeldDocuments,
  uri: string,
): { document: HeldDocument; counted: TokenDocument } | UserError {
  const document = documents.get(uri);
  if (!document?.counted) return notCounted();
  return { document, counted: document.counted };
}

const notCounted = () => new UserError("invalid-argument", "This document is not counted.");

function countOfRange(document: HeldDocument, counted: TokenDocument, [start, end]: Span): Count {
  if (start <= 0 && end >= counted.length) return counted.measure;
  const { tokenizer } = document;
  return (tokenizer as NonNullable<typeof tokenizer>).measure(counted.slice(start, end));
}

function sumOf(counts: readonly Count[]): Count {
  const sum = { tokens: 0, low: 0, high: 0, exact: true };
  for (const count of counts) {
    sum.tokens += count.tokens;
    sum.low += count.low;
    sum.high += count.high;
    sum.exact &&= count.exact;
  }
  return sum;
}
