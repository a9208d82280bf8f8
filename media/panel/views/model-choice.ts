import type { DocumentFacts, PanelModel } from "../../../src/panel/protocol.ts";
import type { Context } from "../context.ts";
import { html } from "../dom.ts";
import { filled } from "../numbers.ts";

/** Chooses the model that the document is counted for, to look at; another button keeps it. */
export class ModelChoice {
  readonly element: HTMLElement;
  readonly #context: Context;
  readonly #select = html("select");
  readonly #keep: HTMLButtonElement;
  #listed: readonly PanelModel[] | undefined;
  #uri = "";

  constructor(context: Context) {
    const { host, texts } = context;
    this.#context = context;
    this.#keep = html("button", { type: "button", class: "quiet" }, texts.keepModel);
    this.#keep.addEventListener("click", () => host.post({ type: "run", command: "chooseModel" }));
    this.#select.addEventListener("change", () =>
      host.post({ type: "count-for", uri: this.#uri, model: this.#select.value === "" ? null : this.#select.value }),
    );
    this.element = html("div", { class: "choice" }, html("label", {}, `${texts.model} `, this.#select), this.#keep);
  }

  draw(document: DocumentFacts, models: readonly PanelModel[]): void {
    this.#uri = document.uri;
    if (this.#listed !== models) this.#list(models);
    const { texts } = this.#context;
    const set = document.isTrial ? texts.asSet : filled(texts.asSetNow, document.model?.name ?? document.tokenizer);
    const first = this.#select.options[0]!;
    if (first.textContent !== set) first.textContent = set;
    const value = document.isTrial ? (document.model?.id ?? "") : "";
    if (this.#select.value !== value) this.#select.value = value;
  }

  #list(models: readonly PanelModel[]): void {
    this.#listed = models;
    const groups = new Map<string, HTMLOptGroupElement>();
    for (const { id, name, vendor } of models) {
      const group = groups.get(vendor) ?? html("optgroup", { label: vendor });
      groups.set(vendor, group);
      group.append(html("option", { value: id }, name));
    }
    this.#select.replaceChildren(html("option", { value: "" }), ...groups.values());
  }
}
