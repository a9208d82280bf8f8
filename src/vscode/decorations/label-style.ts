/** What is past the budget is drawn with this opacity. */
export const DIMMED = "0.55";

export interface LabelStyle {
  /** Drawn as faint as the text past the budget. */
  readonly dimmed?: boolean;
  /**
   * The label takes no room in its line. VS Code wraps without labels, so that one after a full line would make it wider
   * than the editor and bring a horizontal scroll bar. Only for the last label of a line: a next one would lie upon it.
   */
  readonly takesNoRoom?: boolean;
}

/** CSS for the `textDecoration` of a label: the only property that VS Code hands on with more behind it. */
export function labelStyle({ dimmed = false, takesNoRoom = false }: LabelStyle): string {
  return `none;${dimmed ? ` opacity: ${DIMMED};` : ""}${takesNoRoom ? " position: absolute;" : ""}`;
}
