import type { SchemaLengths } from "../../core/budget/reserve/schema/schema-lengths.ts";
import type { ExpensiveLanguage } from "../../core/compare/expensive-language.ts";
import type { Format, SectionKind } from "../../core/document/document.ts";
import type { ImageLink } from "../../core/images/image-links.ts";
import type { HiddenLetters } from "../../core/letters/hidden-letters.ts";

// What the worker tells of a document besides its count. Offsets are UTF-16 code units, ranges `[start, end)`.

/** A section where it stands in the present text, with its tokens, its children's included. */
export interface PlacedSection {
  readonly kind: SectionKind;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly labelEnd: number;
  readonly tokens: number;
}

/** A section among all of a document's. */
export interface NestedSection extends PlacedSection {
  /** 0 for a section that lies in no other. */
  readonly depth: number;
  /** Tokens of the document before it. */
  readonly at: number;
}

/** Text that costs tokens and says little. */
export interface CountedWaste {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** For a person: what it is. */
  readonly message: string;
  /** What replaces the range when the person takes the quick fix. */
  readonly replacement: string;
  /** Title of the quick fix. */
  readonly fix: string;
  /** Tokens that the fix saves, measured on the range alone. */
  readonly saves: number;
}

/** A reference to another file, as written. */
export interface FoundInclude {
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** What the text is made of, in short; comes a moment after the count. The sections on a screen are asked for. */
export interface Structure {
  /** Tokens of the text that this was read from. */
  readonly tokens: number;
  readonly format: Format;
  readonly largest: readonly PlacedSection[];
  readonly waste: readonly CountedWaste[];
  /** Sentences that ask for work on letters which the tokens hide. */
  readonly letters: readonly HiddenLetters[];
  readonly includes: readonly FoundInclude[];
  readonly isChat: boolean;
  /** Tokens that a chat format adds around its messages; 0 for a plain text. */
  readonly chatOverhead: number;
  /** What asks for the answer: a long one by its beginning and its end. */
  readonly request: string;
  /** `max_tokens` of a request in JSON; `null` where it gives none. */
  readonly maxTokens: number | null;
  /** How long an answer by the JSON schema is that the text asks it to follow; `null`: it names none. */
  readonly schema: SchemaLengths | null;
  /** Pictures and videos that the text shows to a model; of those that it holds, as much as their header may need. */
  readonly images: readonly ImageLink[];
  /** `null` where the text is in a cheap language, or its language cannot be told. */
  readonly expensive: ExpensiveLanguage | null;
}
