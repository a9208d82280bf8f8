import * as vscode from "vscode";
import type { Reading } from "../core/tokenizer/calibration.ts";
import { UserError } from "../core/user-error.ts";
import type { Answer } from "../node/worker/worker-queries.ts";
import { activeTextDocument } from "./counting/active-document.ts";
import type { CountingService } from "./counting/counting-service.ts";
import { whenCounted } from "./counting/when-counted.ts";
import { number } from "./number-format.ts";
import { sayRefusal } from "./refusal.ts";
import { readSettings, SECTION } from "./settings/settings.ts";
import { tokenizerLabel } from "./tokenizer-label.ts";

/** The newest readings that count for a tokenizer: older ones were made with an older model. */
const MOST_READINGS = 50;
/** A text this many times larger or smaller than its estimate is most likely not the one that was sent. */
const SUSPECT_FACTOR = 2;

/** Narrows the estimate for a vendor that publishes no tokenizer, by what requests of the person's really took. */
export function registerCalibration(counting: CountingService): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("promptBudget.calibrate", (given) => calibrate(counting, given)),
    vscode.commands.registerCommand("promptBudget.resetCalibration", reset),
  );
}

/** The command takes the tokens as its argument, or asks; it returns the interval before and after. */
async function calibrate(counting: CountingService, given: unknown): Promise<Answer<"reading"> | undefined> {
  const document = activeTextDocument();
  if (!document) return refuse(vscode.l10n.t("Open the text that was sent."));
  const counted = await whenCounted(counting, document);
  if (counted instanceof UserError) return say(counting, counted);
  const { target, count } = counted;
  if (count.exact) {
    return refuse(
      vscode.l10n.t("Tokens are counted exactly with {0}: there is nothing to calibrate.", target.tokenizer),
    );
  }
  const selection = vscode.window.activeTextEditor?.selection;
  const range = selection && !selection.isEmpty ? selection : null;
  const tokens = typeof given === "number" ? given : await askForTokens(target.tokenizer, range !== null);
  if (tokens === undefined) return undefined;
  if (!Number.isSafeInteger(tokens) || tokens < 1) {
    return refuse(vscode.l10n.t("The tokens of a request are a whole number above 0, not {0}.", tokens));
  }
  const answer = await counting.ask("reading", {
    uri: document.uri.toString(),
    version: document.version,
    span: range ? [document.offsetAt(range.start), document.offsetAt(range.end)] : null,
    tokens,
  });
  if (answer instanceof UserError) return say(counting, answer);
  const { before } = answer;
  if (before.tokens === 0) return refuse(vscode.l10n.t("There is no text to compare with."));
  const factor = tokens / before.tokens;
  if (typeof given !== "number" && (factor > SUSPECT_FACTOR || factor < 1 / SUSPECT_FACTOR)) {
    if (!(await isMeant(tokens, before.tokens))) return undefined;
  }
  await remember(answer.tokenizer, answer.reading);
  void vscode.window.showInformationMessage(messageOf(answer));
  return answer;
}

async function askForTokens(tokenizer: string, selected: boolean): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Calibrate {0}", tokenizerLabel(tokenizer)),
    prompt: selected
      ? vscode.l10n.t("usage.input_tokens of a request whose only text was the selection")
      : vscode.l10n.t("usage.input_tokens of a request whose only text was this document"),
    placeHolder: "1234",
    validateInput: (value) =>
      value === "" || tokensOf(value) !== undefined ? undefined : vscode.l10n.t("A whole number above 0"),
  });
  return typed === undefined ? undefined : tokensOf(typed);
}

function tokensOf(typed: string): number | undefined {
  const digits = typed.trim().replace(/(?<=\d)[,_ ](?=\d)/g, "");
  return /^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : undefined;
}

async function isMeant(tokens: number, estimate: number): Promise<boolean> {
  const use = vscode.l10n.t("Use It");
  const text = vscode.l10n.t(
    "{0} tokens are far from the estimate of {1}. Was this text all that the request held?",
    number(tokens),
    number(estimate),
  );
  return (await vscode.window.showWarningMessage(text, use)) === use;
}

async function remember(tokenizer: string, reading: Reading): Promise<void> {
  const { calibration } = readSettings().shared;
  const readings = [...(calibration[tokenizer] ?? []), reading].slice(-MOST_READINGS);
  await write({ ...calibration, [tokenizer]: readings });
}

async function reset(): Promise<void> {
  await write(undefined);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Estimates are as published again."), 8000);
}

function write(calibration: Readonly<Record<string, readonly Reading[]>> | undefined): Thenable<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  return settings.update("calibration", calibration, vscode.ConfigurationTarget.Global);
}

function messageOf({ tokenizer, before, after, others }: Answer<"reading">): string {
  const said = vscode.l10n.t(
    "{0}: this text now shows {1} ({2} to {3}); it was estimated at {4} to {5}.",
    tokenizerLabel(tokenizer),
    number(after.tokens),
    number(after.low),
    number(after.high),
    number(before.low),
    number(before.high),
  );
  const like = vscode.l10n.t("A text like it would show {0} to {1}.", number(others.low), number(others.high));
  return `${said} ${like}`;
}

function say(counting: CountingService, error: UserError): undefined {
  sayRefusal(counting, error, (why) => vscode.l10n.t("Prompt Budget could not calibrate the estimate: {0}", why));
}

function refuse(message: string): undefined {
  void vscode.window.showErrorMessage(message);
}
