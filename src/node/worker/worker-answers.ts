import { editConfig } from "../../core/budget/edit-config.ts";
import { parseDocument } from "../../core/document/parse.ts";
import { TOKENIZER_FAMILIES } from "../../core/tokenizer/families.ts";
import type { Count, TokenDocument } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { answerFileCount } from "./file-count-answer.ts";
import { answerFit } from "./fit-answer.ts";
import type { HeldDocument } from "./held-document.ts";
import type { HeldDocuments } from "./held-documents.ts";
import { listedModels } from "./listed-models.ts";
import { answerReading } from "./reading-answer.ts";
import type { FromWorker } from "./worker-protocol.ts";
import type { Answer, QueryName, Question, Span } from "./worker-queries.ts";

type Answers = {
  readonly [N in QueryName]: (
    question: Question<N>,
    documents: HeldDocuments,
    signal: AbortSignal,
  ) => Answer<N> | UserError | Promise<Answer<N> | UserError>;
};

/** More labels than this no screen has room for. */
const MOST_SECTIONS = 400;

const answers: Answers = {
  tokens({ uri, ranges }, documents) {
    const held = countedDocument(documents, uri);
    if (held instanceof UserError) return held;
    const { document, counted } = held;
    const spans = ranges.map(([start, end]) => {
      const { ids, offsets } = counted.tokensIn(start, end);
      return { first: counted.tokensBefore(offsets[0] ?? 0), ids, offsets };
    });
    return { version: document.version, ranges: spans };
  },
  sections({ uri, ranges }, documents) {
    const held = countedDocument(documents, uri);
    if (held instanceof UserError) return held;
    const { document, counted } = held;
    const sections = document.outline?.within(ranges, counted, MOST_SECTIONS) ?? [];
    return { version: document.version, tokens: counted.tokens, sections };
  },
  tokenBytes({ uri, id }, documents) {
    const held = countedDocument(documents, uri);
    if (held instanceof UserError) return held;
    const { tokenizer } = held.document;
    const text = tokenizer?.decode([id]) ?? "";
    return { text, bytes: [...(tokenizer?.bytesOf?.(id) ?? [])] };
  },
  rangeCount({ uri, ranges }, documents) {
    const held = countedDocument(documents, uri);
    if (held instanceof UserError) return held;
    return sumOf(ranges.map((range) => countOfRange(held.document, held.counted, range)));
  },
  tokenOffset({ uri, token }, documents) {
    const held = countedDocument(documents, uri);
    return held instanceof UserError ? held : held.counted.offsetOfToken(token);
  },
  textCount({ like, path, text }, documents) {
    const held = countedDocument(documents, like);
    if (held instanceof UserError) return held;
    const { tokenizer } = held.document;
    const { includes } = parseDocument(text, { path });
    return { count: { ...(tokenizer as NonNullable<typeof tokenizer>).measure(text) }, includes };
  },
  fileCount: answerFileCount,
  reading: answerReading,
  fit(question, documents) {
    const held = countedDocument(documents, question.uri);
    return held instanceof UserError ? held : answerFit(question, held.document);
  },
  editConfig: ({ text, path, of, said }) => editConfig(text, path, of, said),
  tokenizers: () => TOKENIZER_FAMILIES.map(({ name, kind, usedBy }) => ({ name, exact: kind === "exact", usedBy })),
  models: (_question, documents) => listedModels(documents.shared),
};

/** Answers questions; a mistake of the person's goes back as a failure with its code, one of ours without. */
export class AnswerDesk {
  readonly #documents: HeldDocuments;
  readonly #send: (message: FromWorker) => void;
  readonly #running = new Map<number, AbortController>();

  constructor(documents: HeldDocuments, send: (message: FromWorker) => void) {
    this.#documents = documents;
    this.#send = send;
  }

  async ask(id: number, name: QueryName, question: unknown): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      const answer = await (answers[name] as Answers["models"])(question as never, this.#documents, controller.signal);
      if (answer instanceof UserError) this.#send(failureOf(id, answer));
      else this.#send({ type: "answer", id, answer });
    } catch (error) {
      this.#send(failureOf(id, error as Error));
    } finally {
      this.#running.delete(id);
    }
  }

  cancel(id: number): void {
    this.#running.get(id)?.abort();
  }
}

function failureOf(id: number, error: Error): FromWorker {
  const failure = { type: "failure", id, message: error.message } as const;
  if (!(error instanceof UserError)) return { ...failure, stack: error.stack ?? error.message };
  const { code, minimum } = error;
  return minimum === undefined ? { ...failure, code } : { ...failure, code, minimum };
}

function countedDocument(
  documents: HeldDocuments,
  uri: string,
): { document: HeldDocument; counted: TokenDocument } | UserError {
  const document = documents.get(uri);
  if (!document?.counted) return new UserError("invalid-argument", "This document is not counted.");
  return { document, counted: document.counted };
}

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
