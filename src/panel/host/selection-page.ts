import { UserError } from "../../core/user-error.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";
import type { SelectingService } from "../../vscode/select/selecting-service.ts";
import { selectionNotes } from "../../vscode/select/selection-notes.ts";
import type { Selections } from "../../vscode/select/selections.ts";
import type { BoughtPiece, PanelSelection, ToPage } from "../protocol.ts";
import { boughtPieces } from "./bought-pieces.ts";

/** The page shows the progress itself: no notification does. */
const NEVER_MS = 0x7fffffff;

export interface SelectParts {
  readonly service: SelectingService;
  readonly selections: Selections;
}

/** What one page is told of the selection in front, and asks about it. */
export class SelectionPage {
  readonly #parts: SelectParts;
  #last: Selected | undefined;
  #revision = 0;
  #growing: AbortController | undefined;

  constructor(parts: SelectParts) {
    this.#parts = parts;
  }

  facts(): ToPage & { type: "selection" } {
    const { isSelecting, problem } = this.#parts.selections;
    return { type: "selection", selection: this.#selection(), isSelecting, problem: problem?.message ?? null };
  }

  /** Selects for a budget that is larger by so many tokens; what was asked for before is given up. */
  async grow(by: number): Promise<{ budget: number; tokens: number; pieces: BoughtPiece[] } | UserError> {
    const { service, selections } = this.#parts;
    this.#growing?.abort();
    const { current } = selections;
    if (!current) return new UserError("cancelled", "");
    const running = new AbortController();
    this.#growing = running;
    const { selected, choice } = current;
    const larger = { ...choice, budget: choice.budget + by, wantsConsidered: true };
    const grown = await service.select(larger, undefined, { signal: running.signal, shownAfterMs: NEVER_MS });
    if (grown instanceof UserError) return grown;
    const { budget, tokens } = grown;
    return { budget, tokens: Math.max(0, tokens - selected.tokens), pieces: boughtPieces(selected, grown) };
  }

  /** Gives up what is being selected. */
  rest(): void {
    this.#growing?.abort();
  }

  #selection(): PanelSelection | null {
    const { current } = this.#parts.selections;
    if (!current) return null;
    const { selected, choice } = current;
    if (selected !== this.#last) this.#revision++;
    this.#last = selected;
    const { budget, tokens, exact, pieces, files, candidates, considered = [] } = selected;
    const shown = considered.map((one) => ({ ...one, lines: [...one.lines] as [number, number] }));
    const figures = { budget, tokens, exact, pieces: pieces.length, files, candidates };
    return {
      revision: this.#revision,
      query: choice.query,
      ...figures,
      considered: shown,
      notes: selectionNotes(selected),
    };
  }
}
