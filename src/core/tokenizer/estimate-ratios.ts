import type { TextKind } from "./text-kind.ts";

/** Tokens of a vocabulary that nobody publishes, for each token of o200k_base: of most texts, and at the extremes. */
export interface Ratio {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

const ratio = (low: number, typical: number, high: number): Ratio => ({ low, typical, high });

/**
 * The ratios that estimates use, wide enough that about nineteen texts in twenty lie inside.
 *
 * Claude up to 4.6: 114 texts counted by Anthropic's counting endpoint for Claude Haiku 4.5 (github
 * jschoemaker/bpe-lite d362202, March 2026) against o200k_base: English 1.00 to 1.24, Latin 1.49, Python and
 * JavaScript 1.10 to 1.36, JSON, HTML and tables 1.05 to 1.28, figures and hashes 1.00 to 1.21, Chinese, Japanese and
 * Korean 1.07 to 2.19, Arabic 1.72 to 2.45, emoji 1.38 to 2.45; and a prompt of 429 tokens at 1.18.
 *
 * Claude 4.7 and later: the same prompt at 1.53; and 4.7 against 4.6 (sol.ava.dev, 17 April 2026, and Claude Code Camp,
 * April 2026): English 1.20 to 1.47, French and Spanish 1.24 to 1.36, code 1.13 to 1.36, JSON 1.06 to 1.31, all other
 * scripts 1.00 to 1.07.
 *
 * Gemini: Gemma 3's vocabulary, of the same size and maker, against o200k_base on 6,000-character samples: English
 * 0.97 to 1.23, French to Italian 0.95 to 1.05, code 1.08 to 1.38, JSON 1.11 to 1.28, Chinese, Japanese and Korean 0.68
 * to 1.12, other scripts 0.78 to 1.22; widened, since the vocabularies are near and not equal.
 *
 * Other: from the lowest to the highest of cl100k, Llama 3, Qwen 2.5, DeepSeek V3, Gemma 3, Mistral Nemo, Yi, InternLM 2
 * and Baichuan 2 on the same samples: what a vocabulary of these years may be.
 */
export const ESTIMATE_RATIOS: Readonly<Record<string, Readonly<Record<TextKind, Ratio>>>> = {
  "claude-4.6": {
    prose: ratio(0.98, 1.18, 1.42),
    code: ratio(1.05, 1.22, 1.42),
    json: ratio(0.98, 1.13, 1.32),
    cjk: ratio(1.0, 1.56, 2.25),
    other: ratio(1.0, 1.75, 2.6),
  },
  "claude-4.7": {
    prose: ratio(1.15, 1.53, 1.95),
    code: ratio(1.18, 1.46, 1.9),
    json: ratio(1.0, 1.34, 1.75),
    cjk: ratio(1.0, 1.58, 2.3),
    other: ratio(1.0, 1.78, 2.65),
  },
  gemini: {
    prose: ratio(0.9, 1.04, 1.27),
    code: ratio(1.03, 1.17, 1.45),
    json: ratio(1.03, 1.19, 1.38),
    cjk: ratio(0.64, 0.88, 1.17),
    other: ratio(0.7, 0.98, 1.35),
  },
  other: {
    prose: ratio(0.9, 1.1, 1.75),
    code: ratio(0.95, 1.1, 1.5),
    json: ratio(0.88, 1.1, 1.4),
    cjk: ratio(0.65, 1.05, 2.7),
    other: ratio(0.75, 1.4, 4.5),
  },
};

/** What a short text may differ by beside any ratio: how its first and last characters join what stands around them. */
export const SLACK_TOKENS = 2;
