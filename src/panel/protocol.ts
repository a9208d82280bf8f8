import * as v from "valibot";

// What the panel's page and its host side say to each other; both read what comes by these shapes. A question of the
// page's has an id, which stands in all that answers it. Offsets are UTF-16 code units, ranges `[start, end)`.

/** Rises with every change of these shapes: a page that a former version of the extension left behind is loaded anew. */
export const PROTOCOL = 6;

export const TABS = ["window", "fit", "select", "tokenizers", "workspace", "time"] as const;

export type Tab = (typeof TABS)[number];

/** Commands of the extension's that the page may run, all without arguments. */
export const PAGE_COMMANDS = [
  "chooseModel",
  "setBudget",
  "openConfigFile",
  "goToOverflow",
  "select",
  "selectBudget",
  "selectQuestion",
  "selectAgain",
] as const;

export type PageCommand = (typeof PAGE_COMMANDS)[number];

/** A level of detail, as plans know them. */
export const LEVELS = ["full", "lossless", "condensed", "sentences", "words", "outline", "name", "omitted"] as const;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = whole;
const uri = v.pipe(v.string(), v.maxLength(10_000));
const query = v.pipe(v.string(), v.maxLength(2000));
const budget = v.pipe(v.number(), v.integer(), v.minValue(1));

const toHost = v.variant("type", [
  /** The page has started, or was loaded anew; `uri`: the document that it showed before. */
  v.strictObject({ type: v.literal("ready"), protocol: v.number(), uri: v.nullable(uri) }),
  /** Shows a range of the document's text in its editor. */
  v.strictObject({ type: v.literal("reveal"), uri, start: whole, end: whole }),
  v.strictObject({ type: v.literal("open"), uri }),
  /** Counts the document for another model, in this window alone; `null`: as it was set. */
  v.strictObject({ type: v.literal("count-for"), uri, model: v.nullable(v.pipe(v.string(), v.maxLength(200))) }),
  /** `isSecond`: to be held against another; the two are planned beside each other. */
  v.strictObject({ type: v.literal("plan"), id, uri, budget, query, isSecond: v.boolean() }),
  /** Plans for budgets from the smallest to the whole text. */
  v.strictObject({ type: v.literal("curve"), id, uri, query }),
  /** Opens a fit as a proposal; `apply`: and applies it. */
  v.strictObject({ type: v.literal("propose"), uri, budget, query, apply: v.boolean() }),
  /** Keeps or leaves out a range of the document as it was at that version; `null` forgets what was decided about it. */
  v.strictObject({
    ...{ type: v.literal("decide"), uri, version: whole, start: whole, end: whole },
    decision: v.nullable(v.picklist(["keep", "drop"])),
  }),
  /** What a larger budget would bring to the selection in front. */
  v.strictObject({ type: v.literal("grow"), id, by: budget }),
  /** Shows a range of a file that was selected from. */
  v.strictObject({ type: v.literal("show-place"), path: uri, start: whole, end: whole }),
  /** Pins a range of a file or leaves it out of the selection in front; `null` forgets what was decided about it. */
  v.strictObject({
    ...{ type: v.literal("decide-place"), path: uri, start: whole, end: whole },
    decision: v.nullable(v.picklist(["pinned", "excluded"])),
  }),
  v.strictObject({ type: v.literal("tokenizers"), id, uri }),
  /** What the document's tokens are made of. */
  v.strictObject({ type: v.literal("kinds"), id, uri }),
  v.strictObject({ type: v.literal("workspace"), id }),
  v.strictObject({ type: v.literal("history"), id, uri }),
  v.strictObject({ type: v.literal("save"), name: v.string(), text: v.string() }),
  /** A picture in base64. */
  v.strictObject({ type: v.literal("save-picture"), name: v.string(), data: v.pipe(v.string(), v.base64()) }),
  v.strictObject({ type: v.literal("copy"), text: v.string() }),
  v.strictObject({ type: v.literal("run"), command: v.picklist(PAGE_COMMANDS) }),
]);

export type ToHost = v.InferOutput<typeof toHost>;

/** What the page asks, as against what it says. */
export type Question = Extract<ToHost, { readonly id: number }>;

const count = v.object({ tokens: whole, low: whole, high: whole, exact: v.boolean() });

/** A picture or video that the document shows to the model. */
const image = v.object({
  name: v.string(),
  start: whole,
  end: whole,
  size: v.nullable(v.object({ width: whole, height: whole })),
  /** `null`: cannot be counted. */
  tokens: v.nullable(whole),
  /** Frames, a smaller size of as many tokens, what it repeats, what is wrong. */
  notes: v.array(v.string()),
});

export type PanelImage = v.InferOutput<typeof image>;

/** What is known of the document that the panel shows. */
const facts = v.object({
  uri,
  name: v.string(),
  version: whole,
  /** `null` until it is counted. */
  count: v.nullable(count),
  /** Why it cannot be counted. */
  refused: v.nullable(v.string()),
  tokenizer: v.string(),
  model: v.nullable(v.object({ id: v.string(), name: v.string() })),
  window: v.nullable(whole),
  reserve: whole,
  budget: v.nullable(whole),
  /** US dollars for a million tokens taken in. */
  price: v.nullable(v.number()),
  /** What a chat format adds around the messages. */
  overhead: whole,
  /** Files that the document pulls in. */
  included: v.array(v.object({ name: v.string(), count: v.nullable(count), problem: v.nullable(v.string()) })),
  images: v.array(image),
  /** Tokens that the answer is expected to need, with half of the answers within the median; `null`: no model is chosen. */
  answer: v.nullable(v.object({ tokens: whole, median: whole, source: v.string() })),
  /** How much of its window the model uses well, as somebody measured it. */
  effective: v.nullable(v.object({ tokens: whole, source: v.string() })),
  /** What the person decided about ranges of it, for good or for the proposal that is open. */
  decided: v.array(v.object({ kind: v.picklist(["keep", "drop"]), start: whole, end: whole })),
  /** The model was chosen in the panel, for this window alone. */
  isTrial: v.boolean(),
});

export type DocumentFacts = v.InferOutput<typeof facts>;

const section = v.object({
  kind: v.string(),
  title: v.string(),
  start: whole,
  end: whole,
  depth: whole,
  /** Tokens of the document before it, and its own with all inside it. */
  at: whole,
  tokens: whole,
});

export type PanelSection = v.InferOutput<typeof section>;

const band = v.object({
  start: whole,
  end: whole,
  level: v.picklist(LEVELS),
  /** Tokens of the text, and of what stays of it. */
  before: whole,
  tokens: whole,
  /** The beginning of the text. */
  text: v.string(),
  reason: v.string(),
});

export type Band = v.InferOutput<typeof band>;

/** A section of the document in a plan. */
const kept = v.object({ title: v.string(), start: whole, end: whole, depth: whole, before: whole, tokens: whole });

export type KeptSection = v.InferOutput<typeof kept>;

const plan = v.object({
  budget,
  /** Of the document that it is for. */
  version: whole,
  /** Held against the budget: of an estimate the upper ends. */
  before: whole,
  tokens: whole,
  /** Share of the different words of the text that the plan still has. */
  said: v.number(),
  /** The range that was fitted, piece by piece; empty in a curve. */
  bands: v.array(band),
  /** What stays of each section, from the top of the text; empty in a curve. */
  sections: v.array(kept),
});

export type PanelPlan = v.InferOutput<typeof plan>;

const tokenizerRow = v.object({
  tokenizer: v.string(),
  usedBy: v.string(),
  count,
  bytes: whole,
});

export type TokenizerRow = v.InferOutput<typeof tokenizerRow>;

/** What a token may be a part of. */
export const KINDS = ["prose", "code", "json", "tables", "markup", "blanks"] as const;

const kinds = v.object(v.entriesFromList(KINDS, whole));

export type PanelKinds = v.InferOutput<typeof kinds>;

const fileRow = v.object({ uri, path: v.string(), count, budget: v.nullable(whole) });

export type FileRow = v.InferOutput<typeof fileRow>;

const pastCount = v.object({
  /** The commit, shortened; empty: counted in the editor. */
  commit: v.string(),
  title: v.string(),
  /** Milliseconds since 1970. */
  time: v.number(),
  count,
  /** Outermost sections that grew or shrank since the one before, the largest change first. */
  grown: v.array(v.object({ title: v.string(), by: v.pipe(v.number(), v.integer()) })),
});

export type PastCount = v.InferOutput<typeof pastCount>;

const listedModel = v.object({
  id: v.string(),
  name: v.string(),
  vendor: v.string(),
  tokenizer: v.string(),
  window: whole,
  price: v.nullable(v.number()),
});

export type PanelModel = v.InferOutput<typeof listedModel>;

/** What became of a part that could be selected. */
export const FATES = ["chosen", "pinned", "passed", "excluded"] as const;

const lines = v.tuple([whole, whole]);

const candidate = v.object({
  path: v.string(),
  start: whole,
  end: whole,
  /** The first and the last, from 1. */
  lines,
  tokens: whole,
  score: v.number(),
  fate: v.picklist(FATES),
  reason: v.string(),
  /** The beginning of the text. */
  text: v.string(),
});

export type SelectCandidate = v.InferOutput<typeof candidate>;

const selection = v.object({
  /** Another for each selection, and for each change of one. */
  revision: whole,
  query: v.string(),
  budget,
  tokens: whole,
  exact: v.boolean(),
  pieces: whole,
  files: whole,
  /** How many parts there were; `considered` are the best of them, best first. */
  candidates: whole,
  considered: v.array(candidate),
  /** What a person must know of what was selected from. */
  notes: v.array(v.string()),
});

export type PanelSelection = v.InferOutput<typeof selection>;

const boughtPiece = v.object({
  path: v.string(),
  lines: v.string(),
  start: whole,
  end: whole,
  /** What it takes alone; of a piece that is longer, what it takes more. */
  tokens: whole,
  reason: v.string(),
  /** The beginning of the text. */
  text: v.string(),
});

export type BoughtPiece = v.InferOutput<typeof boughtPiece>;

const toPage = v.variant("type", [
  v.object({ type: v.literal("models"), models: v.array(listedModel) }),
  /** `null`: no text is open, or none that is counted. */
  v.object({ type: v.literal("document"), document: v.nullable(facts) }),
  /** `more`: sections that are not listed, the innermost ones. */
  v.object({ type: v.literal("sections"), uri, tokens: whole, sections: v.array(section), more: whole }),
  v.object({ type: v.literal("planned"), id, plan }),
  /** The selection in front, whether one is being made, and why the last one came to nothing. */
  v.object({
    type: v.literal("selection"),
    selection: v.nullable(selection),
    isSelecting: v.boolean(),
    problem: v.nullable(v.string()),
  }),
  v.object({ type: v.literal("grown"), id, budget, tokens: whole, pieces: v.array(boughtPiece) }),
  v.object({ type: v.literal("tokenizers"), id, rows: v.array(tokenizerRow) }),
  /** `null`: the tokenizer estimates, and knows no tokens one by one. */
  v.object({ type: v.literal("kinds"), id, kinds: v.nullable(kinds) }),
  v.object({ type: v.literal("files"), id, rows: v.array(fileRow) }),
  v.object({ type: v.literal("history"), id, rows: v.array(pastCount) }),
  /** Share of an answer that has come. */
  v.object({ type: v.literal("progress"), id, done: v.number() }),
  /** All has come; `problem` says why something did not, `minimum` names the smallest budget that works. */
  v.object({
    type: v.literal("done"),
    id,
    problem: v.nullable(v.string()),
    minimum: v.optional(v.nullable(whole), null),
  }),
]);

export type ToPage = v.InferOutput<typeof toPage>;

/** What the page says; `undefined` where it is nothing that it can say. */
export function readToHost(message: unknown): ToHost | undefined {
  const result = v.safeParse(toHost, message);
  return result.success ? result.output : undefined;
}

/** What the host says; `undefined` where it is nothing that it can say. */
export function readToPage(message: unknown): ToPage | undefined {
  const result = v.safeParse(toPage, message);
  return result.success ? result.output : undefined;
}
