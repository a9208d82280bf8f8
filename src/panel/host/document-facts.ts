import { effectiveWindow } from "../../core/models/effective-window.ts";
import { UserError } from "../../core/user-error.ts";
import { expectedAnswer } from "../../vscode/expected-answer.ts";
import { pictureNotes } from "../../vscode/picture-notes.ts";
import type { DocumentFacts } from "../protocol.ts";
import { type DecisionParts, decisionsOn } from "./decisions.ts";
import type { PanelDocument } from "./panel-document.ts";

/** What the page is told of the document that is shown; `null` where there is none. */
export function documentFacts(shown: PanelDocument, parts: DecisionParts): DocumentFacts | null {
  const { current: document, state, isTrial } = shown;
  if (!document || !state) return null;
  const { target, structure } = state;
  const answer = target?.model && structure ? expectedAnswer(structure, target.model) : null;
  const included = shown.includes.of(document)?.files ?? [];
  return {
    decided: decisionsOn(document, parts).map(({ kind, start, end }) => ({ kind, start, end })),
    uri: document.uri.toString(),
    name: document.uri.path.split("/").pop() ?? "",
    version: state.version,
    count: state.count,
    refused: state.refused,
    tokenizer: target?.tokenizer ?? "",
    model: target?.model ? { id: target.model.id, name: target.model.name } : null,
    window: target?.window ?? null,
    reserve: target?.reserve ?? 0,
    budget: target?.budget ?? null,
    price: target?.model?.inputPrice ?? null,
    overhead: structure?.chatOverhead ?? 0,
    included: included.map(({ target: name, count, problem }) => ({ name, count, problem })),
    images: shown.images.of(document).map((image) => {
      const { name, start, end, size, tokens } = image;
      return { name, start, end, size, tokens, notes: pictureNotes(image) };
    }),
    answer: answer instanceof UserError ? null : answer,
    effective: (target?.model && effectiveWindow(target.model.id)) ?? null,
    isTrial,
  };
}
