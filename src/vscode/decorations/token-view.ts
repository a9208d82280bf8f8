import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { Target } from "../../node/worker/target-settings.ts";
import type { Span, TokenSpan } from "../../node/worker/worker-queries.ts";
import type { CountingService } from "../counting/counting-service.ts";
import type { DocumentState } from "../counting/document-state.ts";
import { number } from "../number-format.ts";
import { registerPainter, visibleOffsets } from "./painter.ts";

const MARGIN_LINES = 15;
/** A visible range of a very long line is cut to this: more than a screen holds. */
const LONGEST_RANGE = 20_000;
const SHOWN_CONTEXT = "promptBudget.tokensShown";

/** Shows, while it is on, the tokens of the visible lines in alternating colours, with each one's id on hover. */
export class TokenView implements vscode.Disposable {
  readonly #counting: CountingService;
  readonly #types: readonly vscode.TextEditorDecorationType[];
  readonly #drawn = new WeakMap<vscode.TextDocument, { version: number; ranges: readonly TokenSpan[] }>();
  #shown: vscode.Disposable | null = null;

  constructor(counting: CountingService) {
    this.#counting = counting;
    this.#types = ["promptBudget.tokenEven", "promptBudget.tokenOdd"].map((color) =>
      vscode.window.createTextEditorDecorationType({
        backgroundColor: new vscode.ThemeColor(color),
        border: "1px solid",
        borderColor: new vscode.ThemeColor("promptBudget.tokenBorder"),
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    );
  }

  get isShown(): boolean {
    return this.#shown !== null;
  }

  toggle(): void {
    if (this.#shown) this.hide();
    else this.show();
  }

  #activeTarget(): Target | null {
    const document = vscode.window.activeTextEditor?.document;
    return (document && this.#counting.state(document)?.target) ?? null;
  }

  dispose(): void {
    this.#shown?.dispose();
    for (const type of this.#types) type.dispose();
  }

  show(): void {
    const target = this.#activeTarget();
    if (target && !target.exact) {
      sayNotPublished(target.tokenizer);
      return;
    }
    this.#shown ??= vscode.Disposable.from(
      registerPainter(this.#counting, {
        causes: ["count", "target", "refused"],
        followsScroll: true,
        paint: (editor, state) => void this.#paint(editor, state),
      }),
      vscode.languages.registerHoverProvider("*", {
        provideHover: (document, position) => this.#hover(document, position),
      }),
    );
    void vscode.commands.executeCommand("setContext", SHOWN_CONTEXT, true);
  }

  hide(): void {
    this.#shown?.dispose();
    this.#shown = null;
    void vscode.commands.executeCommand("setContext", SHOWN_CONTEXT, false);
    for (const editor of vscode.window.visibleTextEditors) this.#clear(editor);
  }

  #clear(editor: vscode.TextEditor): void {
    for (const type of this.#types) editor.setDecorations(type, []);
  }

  async #paint(editor: vscode.TextEditor, state: DocumentState | undefined): Promise<void> {
    const { document } = editor;
    if (!state || state.refused !== null || state.target?.exact === false) {
      this.#clear(editor);
      return;
    }
    const { version } = document;
    const ranges = visibleOffsets(editor, MARGIN_LINES).map(
      ([start, end]): Span => [start, Math.min(end, start + LONGEST_RANGE)],
    );
    const answer = await this.#counting.ask("tokens", { uri: document.uri.toString(), version, ranges });
    // The text went on meanwhile: its next count draws anew.
    if (answer instanceof UserError || answer.version !== document.version || !this.#shown) return;
    this.#drawn.set(document, answer);
    const drawn: vscode.Range[][] = this.#types.map(() => []);
    for (const { first, offsets } of answer.ranges) {
      for (let i = 0; i + 1 < offsets.length; i++) {
        const start = offsets[i] as number;
        const end = offsets[i + 1] as number;
        if (end === start) continue;
        drawn[(first + i) % this.#types.length]?.push(
          new vscode.Range(document.positionAt(start), document.positionAt(end)),
        );
      }
    }
    this.#types.forEach((type, i) => {
      editor.setDecorations(type, drawn[i] ?? []);
    });
  }

  async #hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const drawn = this.#drawn.get(document);
    if (drawn?.version !== document.version) return undefined;
    const found = tokensAt(drawn.ranges, document.offsetAt(position));
    if (!found) return undefined;
    const lines: string[] = [];
    for (const { id, number: place } of found.tokens) {
      const answer = await this.#counting.ask("tokenBytes", { uri: document.uri.toString(), id });
      if (answer instanceof UserError) continue;
      const bytes = answer.bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
      lines.push(
        `**${vscode.l10n.t("Token {0}", number(place + 1))}** · ${vscode.l10n.t("id {0}", String(id))}`,
        [JSON.stringify(answer.text), bytes]
          .filter((shown) => shown !== "")
          .map(inlineCode)
          .join(" · "),
      );
    }
    if (lines.length === 0) return undefined;
    const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
    return new vscode.Hover(new vscode.MarkdownString(lines.join("\n\n")), range);
  }
}

/** The answer to a command, not to typing: it may be said aloud. */
export function sayNotPublished(tokenizer: string): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t("{0} is an estimate: its vendor does not publish the tokens, so they cannot be shown.", tokenizer),
  );
}

interface TokensAt {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly { readonly id: number; readonly number: number }[];
}

/** The token at an offset; several where a character is cut into more than one. */
function tokensAt(ranges: readonly TokenSpan[], offset: number): TokensAt | undefined {
  for (const { first, ids, offsets } of ranges) {
    if (offset < (offsets[0] ?? 0) || offset >= (offsets.at(-1) ?? 0)) continue;
    let from = offsets.findLastIndex((start) => start <= offset);
    const start = offsets[from] as number;
    const end = offsets[from + 1] as number;
    const to = from;
    while (from > 0 && offsets[from - 1] === start) from--;
    const tokens = [...ids.subarray(from, to + 1)].map((id, i) => ({ id, number: first + from + i }));
    return { start, end, tokens };
  }
  return undefined;
}

/** Text as Markdown code that ends where the text ends, whatever backticks stand in it. */
function inlineCode(text: string): string {
  const fence = "`".repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${fence} ${text} ${fence}`;
}
