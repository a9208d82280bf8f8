/** How a model counts a picture; pixels and tokens. */
export type ImageFormula =
  /** Fitted into a square, then its shorter side to `shortest`, and covered with tiles. */
  | {
      readonly kind: "tiles";
      readonly base: number;
      readonly each: number;
      readonly side: number;
      readonly fit: number;
      readonly shortest: number;
    }
  /** Covered with patches, brought to `most` of them, times a factor of the model. */
  | { readonly kind: "patches"; readonly side: number; readonly most: number; readonly factor: number }
  /** By its area, brought to a longest edge and to so many tokens. */
  | { readonly kind: "area"; readonly pixels: number; readonly longest: number; readonly most: number }
  /** One unit where it is small, else cropped by a unit that follows its shorter side. */
  | {
      readonly kind: "crops";
      readonly each: number;
      readonly small: number;
      readonly least: number;
      readonly largest: number;
    }
  /** Sides rounded to a patch, the area brought between two bounds; `marks` stand around it. */
  | {
      readonly kind: "rounded";
      readonly side: number;
      readonly least: number;
      readonly most: number;
      readonly marks: number;
    }
  | { readonly kind: "fixed"; readonly tokens: number };

export interface ImageRule {
  /** Beginnings of models' ids; the longest that fits decides. */
  readonly models: readonly string[];
  readonly formula: ImageFormula;
  /** Tokens where the request asks for low detail. */
  readonly low?: number;
  readonly source: string;
  readonly date: string;
  /** The vendor has not said that the formula holds for these; it is that of the model before. */
  readonly assumed?: true;
}

const OPENAI = { source: "platform.openai.com/docs/guides/images-vision, Calculating costs", date: "2025-09" } as const;
const CLAUDE = { source: "docs.claude.com/en/docs/build-with-claude/vision", date: "2026-05" } as const;
const GEMINI = { source: "ai.google.dev/gemini-api/docs/tokens", date: "2025-09" } as const;
const tiles = (base: number, each: number): ImageFormula => ({
  kind: "tiles",
  base,
  each,
  side: 512,
  fit: 2048,
  shortest: 768,
});
const patches = (factor: number): ImageFormula => ({ kind: "patches", side: 32, most: 1536, factor });

/** As the vendors published them; a new formula is a new line. */
export const IMAGE_RULES: readonly ImageRule[] = [
  { models: ["gpt-4o", "gpt-4.1", "gpt-4-turbo", "chatgpt-4o"], formula: tiles(85, 170), low: 85, ...OPENAI },
  { models: ["gpt-4o-mini"], formula: tiles(2833, 5667), low: 2833, ...OPENAI },
  { models: ["gpt-5"], formula: tiles(70, 140), low: 70, ...OPENAI },
  { models: ["gpt-5.", "gpt-6"], formula: tiles(70, 140), low: 70, ...OPENAI, assumed: true },
  { models: ["o1", "o3"], formula: tiles(75, 150), low: 75, ...OPENAI },
  { models: ["gpt-4.1-mini", "gpt-5-mini"], formula: patches(1.62), ...OPENAI },
  { models: ["gpt-4.1-nano", "gpt-5-nano"], formula: patches(2.46), ...OPENAI },
  { models: ["gpt-5.4-mini"], formula: patches(1.62), ...OPENAI, assumed: true },
  { models: ["gpt-5.4-nano"], formula: patches(2.46), ...OPENAI, assumed: true },
  { models: ["o4-mini"], formula: patches(1.72), ...OPENAI },
  { models: ["claude"], formula: { kind: "area", pixels: 750, longest: 1568, most: 1600 }, ...CLAUDE },
  {
    models: ["claude-opus-4-7", "claude-opus-4-8", "claude-opus-5", "claude-sonnet-5", "claude-fable", "claude-mythos"],
    formula: { kind: "area", pixels: 750, longest: 2576, most: 4784 },
    ...CLAUDE,
  },
  {
    models: ["gemini-1.5", "gemini-2", "gemini-flash", "gemini-pro"],
    formula: { kind: "crops", each: 258, small: 384, least: 256, largest: 768 },
    ...GEMINI,
  },
  {
    models: ["gemini-3"],
    formula: { kind: "fixed", tokens: 1120 },
    low: 280,
    source: "ai.google.dev/gemini-api/docs/media-resolution",
    date: "2026-01",
  },
  {
    models: ["qwen2-vl", "qwen2.5-vl", "qwen-vl"],
    formula: { kind: "rounded", side: 28, least: 3136, most: 12_845_056, marks: 2 },
    source: "huggingface.co/Qwen/Qwen2.5-VL-7B-Instruct, preprocessor_config.json and smart_resize",
    date: "2025-02",
  },
  {
    models: ["qwen3-vl"],
    formula: { kind: "rounded", side: 32, least: 65_536, most: 16_777_216, marks: 2 },
    source: "huggingface.co/Qwen/Qwen3-VL-8B-Instruct, preprocessor_config.json",
    date: "2025-10",
  },
  {
    models: ["llava"],
    formula: { kind: "fixed", tokens: 576 },
    source: "arxiv.org/abs/2310.03744, 336 pixels in patches of 14",
    date: "2023-10",
  },
];
