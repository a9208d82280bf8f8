import type { PageTexts } from "../../src/panel/host/page-texts.ts";
import type { DocumentFacts, PanelModel, PanelSection, ToPage } from "../../src/panel/protocol.ts";
import type { Host } from "./host.ts";
import type { Numbers } from "./numbers.ts";
import type { Tooltip } from "./tooltip.ts";

/** What all views share. */
export interface Context {
  readonly host: Host;
  readonly texts: PageTexts;
  readonly numbers: Numbers;
  readonly tooltip: Tooltip;
  /** Draws the view that is shown at the next frame. */
  redraw(): void;
}

/** Sections as last told; they are of the present text a moment after it changed. */
export interface Sections {
  readonly uri: string;
  readonly tokens: number;
  readonly sections: readonly PanelSection[];
  readonly more: number;
}

/** The selection in front, and what becomes of it. */
export type SelectionState = Extract<ToPage, { readonly type: "selection" }>;

/** What the host side told. */
export interface Known {
  /** `undefined`: nothing was told so far; `null`: no document is shown. */
  document: DocumentFacts | null | undefined;
  sections: Sections | null;
  models: readonly PanelModel[];
  /** `undefined`: nothing was told so far. */
  selection: SelectionState | undefined;
}

/** One tab of the panel. */
export interface View {
  readonly element: HTMLElement;
  /** Takes up what is known. Called at most once in a frame, and only while the view is shown. */
  draw(known: Known): void;
}
