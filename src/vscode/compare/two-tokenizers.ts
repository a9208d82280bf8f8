import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { ListedTokenizer } from "../../node/worker/worker-queries.ts";
import { activeTextDocument } from "../counting/active-document.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { whenCounted } from "../counting/when-counted.ts";
import { sayNotPublished, type TokenView } from "../decorations/token-view.ts";
import { share, tokens } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { tokenizerLabel } from "../tokenizer-label.ts";
import { ScrollInStep } from "./scroll-in-step.ts";
import { SecondTexts } from "./second-texts.ts";

/** What a shortcut or another extension may give. */
interface TokenizerArguments {
  readonly tokenizer?: unknown;
}

/** Show Tokens of Two Tokenizers: a text beside itself, each cut by its own tokenizer, with both counts above. */
export function registerTwoTokenizers(counting: CountingService, view: TokenView): vscode.Disposable {
  const texts = new SecondTexts(counting);
  let showsForUs = false;
  const show = async (given: TokenizerArguments = {}): Promise<vscode.Uri | undefined> => {
    const active = activeTextDocument();
    if (!active) return undefined;
    const original = counting.originalOf(active);
    const counted = await whenCounted(counting, original);
    if (counted instanceof UserError) return refuse(counting, counted);
    const { target } = counted;
    if (!target.exact) {
      sayNotPublished(target.tokenizer);
      return undefined;
    }
    const tokenizer = await chosen(counting, target.tokenizer, given);
    if (tokenizer instanceof UserError) return refuse(counting, tokenizer);
    if (tokenizer === undefined) return undefined;
    const first = await vscode.window.showTextDocument(original, { preview: false });
    const second = await texts.open(original, tokenizer);
    await vscode.window.showTextDocument(second, {
      viewColumn: (first.viewColumn ?? vscode.ViewColumn.One) + 1,
      preserveFocus: true,
      preview: false,
    });
    showsForUs ||= !view.isShown;
    view.show();
    return second.uri;
  };
  return vscode.Disposable.from(
    texts,
    new ScrollInStep(texts),
    registerCounts(counting, texts),
    vscode.commands.registerCommand("promptBudget.showTokensOfTwo", show),
    texts.onDidChangeTexts(() => {
      if (texts.all.length > 0 || !showsForUs) return;
      showsForUs = false;
      view.hide();
    }),
  );
}

function refuse(counting: CountingService, error: UserError): undefined {
  sayRefusal(counting, error, (why) => vscode.l10n.t("Prompt Budget could not show tokens: {0}", why));
}

/** The second tokenizer: the one given, or the one that is picked. */
async function chosen(
  counting: CountingService,
  first: string,
  { tokenizer }: TokenizerArguments,
): Promise<string | undefined | UserError> {
  const listed = await counting.ask("tokenizers", {});
  if (listed instanceof UserError) return listed;
  const exact = listed.filter(({ name, exact }) => exact && name !== first);
  if (tokenizer === undefined) return picked(exact);
  const found = exact.find(({ name }) => name === tokenizer);
  const names = exact.map(({ name }) => name).join(", ");
  return (
    found?.name ?? new UserError("invalid-argument", vscode.l10n.t("The second tokenizer can be one of {0}.", names))
  );
}

async function picked(tokenizers: readonly ListedTokenizer[]): Promise<string | undefined> {
  const items = tokenizers.map(({ name, usedBy }) => ({ label: tokenizerLabel(name), detail: usedBy, name }));
  const pick = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("The second tokenizer"),
    placeHolder: vscode.l10n.t("Its tokens are shown beside those that count"),
    matchOnDetail: true,
  });
  return pick?.name;
}

const TOP = new vscode.Range(0, 0, 0, 0);

/** A line above each of the two texts with its tokenizer and its tokens, the second's over the first's. */
function registerCounts(counting: CountingService, texts: SecondTexts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    texts.onDidChangeTexts(() => changed.fire()),
    counting.onDidChange(({ document, what }) => {
      if (what === "count" && texts.of(document)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider("*", {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        const text = texts.of(document);
        const state = counting.state(document);
        if (!text || !state?.count || !state.target) return [];
        const label = tokenizerLabel(state.target.tokenizer);
        const said = vscode.l10n.t("{0}: {1} tokens", label, tokens(state.count));
        const base = document === text.original ? null : counting.state(text.original)?.count;
        const title = base ? `${said}${difference(state.count.tokens, base.tokens)}` : said;
        return [new vscode.CodeLens(TOP, { title: `$(symbol-numeric) ${title}`, command: "" })];
      },
    }),
  );
}

/** ` (+12%)`; nothing where both take as many. */
function difference(own: number, base: number): string {
  if (base === 0 || own === base) return "";
  return own > base ? ` (+${share(own / base - 1)})` : ` (−${share(1 - own / base)})`;
}
