import * as vscode from "vscode";
import type { FileLevel } from "../../core/select/file-level.ts";
import type { FileRange } from "../../core/select/options.ts";
import { UserError } from "../../core/user-error.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { number } from "../number-format.ts";
import { sayRefusal } from "../refusal.ts";
import { givenTexts } from "./given-texts.ts";
import { pickLevel } from "./level-pick.ts";
import { selectArgumentsOf } from "./select-arguments.ts";
import { askBudget, askQuery, askScope } from "./select-ask.ts";
import type { SelectChoice, SelectingService } from "./selecting-service.ts";
import type { SelectionNode } from "./selection-node.ts";
import { errorOf, outcomeOf, type Selections, type SelectOutcome } from "./selections.ts";
import { type Decision, levelOf, type ShownSelection, withDecision, withLevel } from "./shown-selection.ts";
import type { TerminalOutput } from "./terminal-output.ts";

const LAST_BUDGET = "promptBudget.select.budget";

interface Services {
  readonly counting: CountingService;
  readonly service: SelectingService;
  readonly selections: Selections;
  readonly terminals: TerminalOutput;
  readonly memory: vscode.Memento;
}

/** What stands in the text of a row: where text was left out of a piece, only what is there. */
function rangesShown(node: SelectionNode): FileRange[] {
  const { path, piece, children, start, end } = node;
  if (children.length > 0) return children.flatMap(rangesShown);
  return piece?.kept?.map(([from, to]) => ({ path, start: from, end: to })) ?? [{ path, start, end }];
}

/** Select Context for a Question, and what can be decided anew about what it shows. */
export class SelectCommands {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Asks for what the arguments do not say, and opens the selection; `undefined` when the person leaves. */
  async select(given: unknown): Promise<SelectOutcome | undefined> {
    const { service, terminals } = this.#services;
    const args = selectArgumentsOf(given);
    if (args instanceof UserError) return this.refuse(args);
    if (service.folders.length === 0)
      return this.refuse(
        new UserError("invalid-argument", vscode.l10n.t("Open a folder of this machine to select from it.")),
      );
    const query = args.query ?? (await askQuery());
    if (query === undefined) return undefined;
    const budget = args.budget ?? (await this.askBudget());
    if (budget === undefined) return undefined;
    if (budget instanceof UserError) return this.refuse(budget);
    // Who gives the rest in arguments is asked nothing.
    const isGiven = args.scope !== undefined || (args.query !== undefined && args.budget !== undefined);
    const also = new Set(args.also ?? []);
    const scope = isGiven ? (args.scope ?? null) : await askScope(service, also);
    if (scope === undefined) return undefined;
    const texts = await givenTexts(also, service.folders, terminals);
    return this.open({ query, budget, scope, pinned: [], excluded: [], ...(texts.length > 0 && { texts }) });
  }

  /** Decides about pieces and files of the selection in front, and selects anew. */
  async decide(
    nodes: readonly (SelectionNode | FileRange)[],
    decision: Decision | undefined,
  ): Promise<SelectOutcome | undefined> {
    const [first] = nodes;
    const shown = first && ("shown" in first ? first.shown : this.#services.selections.current);
    const ranges = nodes.flatMap((node) => (decision === "pinned" && "shown" in node ? rangesShown(node) : node));
    return shown && this.#revise(shown, withDecision(shown.choice, ranges, decision));
  }

  /** How much of a file is to be there: asks where the arguments do not say it. */
  async setLevel(
    given: SelectionNode | { readonly path: string; readonly level?: FileLevel | null } | undefined,
  ): Promise<SelectOutcome | undefined> {
    const shown = given && "shown" in given ? given.shown : this.#services.selections.current;
    if (given === undefined || shown === undefined) return undefined;
    const { path } = given;
    const isSaid = !("shown" in given) && given.level !== undefined;
    const level = isSaid ? given.level! : await pickLevel(path, levelOf(shown.choice, path));
    return level === undefined ? undefined : this.#revise(shown, withLevel(shown.choice, path, level));
  }

  async changeBudget(given: unknown): Promise<SelectOutcome | undefined> {
    const shown = this.#services.selections.current;
    const args = selectArgumentsOf(given);
    if (args instanceof UserError) return this.refuse(args);
    const budget = shown && (args.budget ?? (await this.askBudget()));
    if (budget instanceof UserError) return this.refuse(budget);
    return budget === undefined ? undefined : this.#revise(shown!, { ...shown!.choice, budget });
  }

  async changeQuestion(given: unknown): Promise<SelectOutcome | undefined> {
    const shown = this.#services.selections.current;
    const args = selectArgumentsOf(given);
    if (args instanceof UserError) return this.refuse(args);
    const query = shown && (args.query ?? (await askQuery(shown.choice.query)));
    return query === undefined ? undefined : this.#revise(shown!, { ...shown!.choice, query });
  }

  /** Selects again from what is there now. */
  async again(): Promise<SelectOutcome | undefined> {
    const shown = this.#services.selections.current;
    return shown && this.#revise(shown, shown.choice);
  }

  /** Asks for a budget, and suggests the workspace's. */
  async askBudget(): Promise<number | UserError | undefined> {
    const { service, memory } = this.#services;
    const target = await service.target();
    if (target instanceof UserError) return target;
    return askBudget(target.budget, memory.get<number>(LAST_BUDGET));
  }

  /** Selects, and opens what was selected. */
  async open(choice: SelectChoice): Promise<SelectOutcome> {
    const { selections, memory } = this.#services;
    const selected = await this.#selected(choice);
    if (selected instanceof UserError) return this.refuse(selected, (budget) => this.open({ ...choice, budget }));
    void memory.update(LAST_BUDGET, choice.budget);
    if (selected.pieces.length === 0)
      return this.refuse(
        new UserError("invalid-argument", vscode.l10n.t("There is nothing to select from: no file here holds text.")),
      );
    return outcomeOf(await selections.open(selected, choice));
  }

  async #revise(shown: ShownSelection, choice: SelectChoice): Promise<SelectOutcome> {
    const { selections } = this.#services;
    const selected = await this.#selected(choice);
    if (selected instanceof UserError) {
      // The boxes show again what is true.
      selections.touch();
      return this.refuse(selected, (budget) => this.#revise(shown, { ...choice, budget }));
    }
    selections.update(shown, selected, choice);
    return outcomeOf(shown);
  }

  #selected(choice: SelectChoice): Promise<Selected | UserError> {
    const { service, selections } = this.#services;
    return selections.follow(service.select({ ...choice, wantsConsidered: true }));
  }

  /** Says a mistake in one message, without waiting for the person to read it. */
  refuse(error: UserError, again?: (budget: number) => Promise<unknown>): SelectOutcome {
    const { message, minimum } = error;
    if (again !== undefined && minimum !== undefined) {
      const larger = vscode.l10n.t("Select {0} Tokens", number(minimum));
      void vscode.window.showWarningMessage(message, larger).then((chosen) => {
        if (chosen === larger) return again(minimum);
      });
    } else {
      const failed = (why: string) => vscode.l10n.t("Prompt Budget could not select from the workspace: {0}", why);
      sayRefusal(this.#services.counting, error, failed);
    }
    return errorOf(error);
  }
}
