import * as vscode from "vscode";
import { converse } from "../../core/compress/rewrite/converse.ts";
import { rewrittenBy } from "../../core/compress/rewrite/rewritten-fitting.ts";
import { UserError } from "../../core/user-error.ts";
import type { PlanRequest, RewriteInDocument, RewriteTurn } from "../../node/fitting/fitting-queries.ts";
import type { FitChoice, FitText } from "../fit/fitting-service.ts";
import { number } from "../number-format.ts";
import type { RewriteModel } from "./rewrite-model.ts";

/** What came of asking a model. */
export interface Conversation {
  readonly model: string;
  /** What was accepted. */
  readonly rewrites: readonly RewriteInDocument[];
  /** Why the local result stands elsewhere, in sentences for a person. */
  readonly reasons: readonly string[];
}

/** What is to be rewritten. */
export interface RewriteSubject {
  readonly text: FitText;
  readonly choice: FitChoice;
  readonly marks: PlanRequest["marks"];
}

/**
 * Asks a model whatever the worker wants to know. What was accepted before it failed is not lost; `undefined` when the
 * person leaves.
 */
export async function conversation(
  { text, choice, marks }: RewriteSubject,
  model: RewriteModel,
  token: vscode.CancellationToken,
  report: (message: string) => void,
): Promise<Conversation | UserError | undefined> {
  const ready = await model.ready(token);
  if (!ready || ready instanceof UserError) return ready;
  const { name, ask } = ready;
  const controller = new AbortController();
  const listening = token.onCancellationRequested(() => controller.abort());
  let last: RewriteTurn | undefined;
  const failure = await converse(
    async (answer) => {
      const turn = await text.rewrite(choice, answer, { marks, signal: controller.signal });
      if (turn instanceof UserError) return turn;
      last = turn;
      return turn.request;
    },
    (request) => {
      report(vscode.l10n.t("{0} writes part {1} of {2}", name, number(request.number), number(request.of)));
      return ask(request, token);
    },
  );
  listening.dispose();
  if (last === undefined || (failure && failure.code !== "model-failed")) return failure;
  return {
    model: name,
    rewrites: last.rewrites.map((rewrite) => ({ ...rewrite, reason: rewrittenBy(name) })),
    reasons: failure ? [...last.reasons, failure.message] : last.reasons,
  };
}
