import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import { PROTOCOL, type Question, readToHost, type ToHost, type ToPage } from "../protocol.ts";
import { decide } from "./decisions.ts";
import { documentFacts } from "./document-facts.ts";
import { open, propose, reveal, run, save, showPlace } from "./page-actions.ts";
import { type PagePlace, pageHtml } from "./page-html.ts";
import type { PanelDocument } from "./panel-document.ts";
import { PanelPlans, type PlanParts } from "./panel-plans.ts";
import type { PastCounts } from "./past-counts.ts";
import { SelectionPage, type SelectParts } from "./selection-page.ts";
import { tokenizerRows } from "./tokenizer-rows.ts";

export interface PanelParts extends PlanParts, SelectParts {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  readonly past: PastCounts;
}

/** The host's end of one page: tells it what changed while it is seen, and answers what it asks. */
export class PanelPage implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #place: PagePlace;
  readonly #isVisible: () => boolean;
  readonly #parts: PanelParts;
  readonly #shown: PanelDocument;
  readonly #plans: PanelPlans;
  readonly #selection: SelectionPage;
  readonly #listening: vscode.Disposable;
  /** The page listens. */
  #isReady = false;
  #isAskingForSections = false;
  /** What changed since it was told. */
  readonly #changed = new Set<"facts" | "sections" | "selection">();

  constructor(
    webview: vscode.Webview,
    place: PagePlace,
    isVisible: () => boolean,
    parts: PanelParts,
    shown: PanelDocument,
  ) {
    this.#webview = webview;
    this.#place = place;
    this.#isVisible = isVisible;
    this.#parts = parts;
    this.#shown = shown;
    this.#plans = new PanelPlans(parts);
    this.#selection = new SelectionPage(parts);
    const look = (what: "facts" | "selection") => () => {
      this.#changed.add(what);
      this.look();
    };
    this.#listening = vscode.Disposable.from(
      webview.onDidReceiveMessage((message) => this.#receive(message)),
      shown.onDidChange((what) => {
        this.#changed.add("facts");
        if (what === "structure") this.#changed.add("sections");
        this.look();
      }),
      parts.marks.onDidChange(look("facts")),
      parts.proposals.onDidChangeProposals(look("facts")),
      parts.selections.onDidChangeSelections(look("selection")),
      parts.selections.onDidWork(look("selection")),
    );
    this.#load();
  }

  /** Tells the page what changed, if it is seen; else it is told when it is. */
  look(): void {
    if (!this.#isVisible()) {
      this.#rest();
      return;
    }
    if (!this.#isReady) return;
    if (this.#changed.delete("facts"))
      this.#post({ type: "document", document: documentFacts(this.#shown, this.#parts) });
    if (this.#changed.delete("selection")) this.#post(this.#selection.facts());
    if (this.#changed.has("sections")) void this.#tellSections();
  }

  dispose(): void {
    this.#isReady = false;
    this.#rest();
    this.#listening.dispose();
  }

  #rest(): void {
    this.#plans.rest();
    this.#selection.rest();
  }

  #load(): void {
    this.#webview.html = pageHtml(this.#webview, this.#place, this.#parts.extension);
  }

  #post(message: ToPage): void {
    void this.#webview.postMessage(message);
  }

  async #tellSections(): Promise<void> {
    const { current, counting } = this.#shown;
    if (this.#isAskingForSections || !current) return;
    this.#isAskingForSections = true;
    this.#changed.delete("sections");
    const uri = current.uri.toString();
    const answer = await counting.ask("outline", { uri });
    this.#isAskingForSections = false;
    if (!(answer instanceof UserError) && current === this.#shown.current) {
      const { tokens, more } = answer;
      const sections = answer.sections.map(({ kind, title, start, end, depth, at, tokens }) => ({
        ...{ kind, title: title.slice(0, LONGEST_TITLE), start, end, depth, at, tokens },
      }));
      this.#post({ type: "sections", uri, tokens, sections, more });
    }
    this.look();
  }

  async #tellModels(): Promise<void> {
    const models = await this.#shown.counting.ask("models", {});
    if (models instanceof UserError) return;
    const told = models.map(({ id, name, vendor, tokenizer, window, inputPrice }) => ({
      ...{ id, name, vendor, tokenizer, window, price: inputPrice },
    }));
    this.#post({ type: "models", models: told });
  }

  #receive(received: unknown): void {
    const message = readToHost(received);
    if (!message) return;
    if (message.type === "ready") void this.#start(message);
    else if ("id" in message) void this.#answer(message);
    else void this.#act(message);
  }

  async #start({ protocol, uri }: ToHost & { type: "ready" }): Promise<void> {
    if (protocol !== PROTOCOL) {
      this.#load();
      return;
    }
    if (uri !== null) await this.#shown.resume(uri);
    this.#isReady = true;
    this.#changed.add("facts").add("sections").add("selection");
    this.look();
    await this.#tellModels();
  }

  async #act(message: Exclude<ToHost, Question | { type: "ready" }>): Promise<void> {
    switch (message.type) {
      case "reveal":
        return reveal(this.#shown.named(message.uri), message.start, message.end);
      case "open":
        return open(message.uri);
      case "count-for":
        if (this.#shown.named(message.uri)) this.#shown.tryModel(message.model);
        return;
      case "propose":
        return propose(this.#shown.named(message.uri), this.#parts.proposals, message);
      case "decide": {
        const document = this.#shown.named(message.uri);
        // What was decided about a text that is another by now came too late.
        if (document?.version === message.version) await decide(document, message, this.#parts);
        return;
      }
      case "show-place":
        return showPlace(this.#parts.service.folders, message);
      case "decide-place": {
        const { path, start, end } = message;
        const command = message.decision === null ? "forgetSelected" : PLACE_COMMANDS[message.decision];
        return vscode.commands.executeCommand(`promptBudget.${command}`, { path, start, end });
      }
      case "save":
        return save(message.name, new TextEncoder().encode(message.text));
      case "save-picture":
        return save(message.name, Buffer.from(message.data, "base64"));
      case "copy":
        return vscode.env.clipboard.writeText(message.text);
      case "run":
        return run(message.command);
    }
  }

  async #answer(question: Question): Promise<void> {
    const { id } = question;
    const document = "uri" in question ? this.#shown.named(question.uri) : undefined;
    const answer = "uri" in question && !document ? cancelled() : await this.#answerWith(question, document);
    if (answer instanceof UserError) {
      const { message, minimum } = answer;
      this.#post({ type: "done", id, problem: answer.code === "cancelled" ? null : message, minimum: minimum ?? null });
    } else this.#post({ type: "done", id, problem: null, minimum: answer });
  }

  /** The smallest budget that works, where that is news; a UserError says what did not. */
  async #answerWith(question: Question, document: vscode.TextDocument | undefined): Promise<number | null | UserError> {
    const { id } = question;
    const { counting } = this.#shown;
    switch (question.type) {
      case "plan": {
        const plan = await this.#plans.plan(document!, question);
        if (plan instanceof UserError) return plan;
        this.#post({ type: "planned", id, plan });
        return null;
      }
      case "curve": {
        const { count } = this.#shown.state ?? {};
        if (!count) return cancelled();
        return this.#plans.curve(document!, count.high, question.query, (plan, done) => {
          this.#post({ type: "planned", id, plan });
          this.#post({ type: "progress", id, done });
        });
      }
      case "grow": {
        const grown = await this.#selection.grow(question.by);
        if (grown instanceof UserError) return grown;
        this.#post({ type: "grown", id, ...grown });
        return null;
      }
      case "tokenizers":
        return tokenizerRows(counting, question.uri, this.#isVisible, (row, done) => {
          this.#post({ type: "tokenizers", id, rows: [row] });
          this.#post({ type: "progress", id, done });
        });
      case "kinds": {
        const found = await counting.ask("kinds", { uri: question.uri });
        if (found instanceof UserError) return found;
        this.#post({ type: "kinds", id, ...found });
        return null;
      }
      case "workspace": {
        // Loaded at the first need: what walks folders is not part of the extension's start.
        const { fileRows } = await import("./file-rows.ts");
        const rows = await fileRows(counting, (done) => this.#post({ type: "progress", id, done }));
        if (rows instanceof UserError) return rows;
        this.#post({ type: "files", id, rows });
        return null;
      }
      case "history":
        return this.#parts.past.rows(document!, (rows, done) => {
          this.#post({ type: "history", id, rows });
          this.#post({ type: "progress", id, done });
        });
    }
  }
}

const PLACE_COMMANDS = { pinned: "pinSelected", excluded: "leaveOutSelected" } as const;

/** Longer titles are cut: no chart has room for them. */
const LONGEST_TITLE = 300;

const cancelled = () => new UserError("cancelled", vscode.l10n.t("Cancelled."));
