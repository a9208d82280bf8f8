import * as v from "valibot";

// What the panel's page and its host side say to each other; both read what comes by these shapes. A question of the
// page's has an id, which stands in all that answers it. Offsets are UTF-16 code units, ranges `[start, end)`.

/** Rises with every change of these shapes: a page that a former version of the extension left behind is loaded anew. */
export const PROTOCOL = 2;

export const TABS = ["window", "fit", "tokenizers", "workspace", "time"] as const;

export type Tab = (typeof TABS)[number];

/** Commands of the extension's that the page may run, all without arguments. */
export const PAGE_COMMANDS = ["chooseModel", "setBudget", "openConfigFile", "goToOverflow"] as const;

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
  v.strictObject({ type: v.literal("plan"), id, uri, budget, query }),
  /** Plans for budgets from the smallest to the whole text. */
  v.strictObject({ type: v.literal("curve"), id, uri, query }),
  /** Opens a fit as a proposal; `apply`: and applies it. */
  v.strictObject({ type: v.literal("propose"), uri, budget, query, apply: v.boolean() }),
  v.strictObject({ type: v.literal("tokenizers"), id, uri }),
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

const plan = v.object({
  budget,
  /** Held against the budget: of an estimate the upper ends. */
  before: whole,
  tokens: whole,
  /** Share of the different words of the text that the plan still has. */
  said: v.number(),
  /** The range that was fitted, piece by piece; empty in a curve. */
  bands: v.array(band),
});

export type PanelPlan = v.InferOutput<typeof plan>;

const tokenizerRow = v.object({
  tokenizer: v.string(),
  usedBy: v.string(),
  count,
  bytes: whole,
});

export type TokenizerRow = v.InferOutput<typeof tokenizerRow>;

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

const toPage = v.variant("type", [
  v.object({ type: v.literal("models"), models: v.array(listedModel) }),
  /** `null`: no text is open, or none that is counted. */
  v.object({ type: v.literal("document"), document: v.nullable(facts) }),
  /** `more`: sections that are not listed, the innermost ones. */
  v.object({ type: v.literal("sections"), uri, tokens: whole, sections: v.array(section), more: whole }),
  v.object({ type: v.literal("planned"), id, plan }),
  v.object({ type: v.literal("tokenizers"), id, rows: v.array(tokenizerRow) }),
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
