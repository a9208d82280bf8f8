import "./panel.css";
import type { PageTexts } from "../../src/panel/host/page-texts.ts";
import { TABS, type Tab } from "../../src/panel/protocol.ts";
import type { Context, Known, View } from "./context.ts";
import { html, setText } from "./dom.ts";
import { Host } from "./host.ts";
import { Numbers } from "./numbers.ts";
import { Tooltip } from "./tooltip.ts";
import { FitView } from "./views/fit-view.ts";
import { SelectView } from "./views/select-view.ts";
import { TimeView } from "./views/time-view.ts";
import { TokenizersView } from "./views/tokenizers-view.ts";
import { WindowView } from "./views/window-view.ts";
import { WorkspaceView } from "./views/workspace-view.ts";

const main = document.getElementById("panel") as HTMLElement;
const { language, texts } = JSON.parse(main.dataset.start ?? "{}") as { language: string; texts: PageTexts };
const known: Known = { document: undefined, sections: null, models: [], selection: undefined };
let frame = 0;

const host = new Host((message) => {
  switch (message.type) {
    case "document":
      known.document = message.document;
      if (message.document) host.keep({ uri: message.document.uri });
      break;
    case "sections":
      known.sections = message;
      break;
    case "selection":
      known.selection = message;
      break;
    case "models":
      known.models = message.models;
  }
  redraw();
});

/** However much comes, the page is drawn once in a frame. */
function redraw(): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    draw();
  });
}

const context: Context = { host, texts, numbers: new Numbers(language), tooltip: new Tooltip(), redraw };
const makers: Readonly<Record<Tab, () => View>> = {
  window: () => new WindowView(context),
  fit: () => new FitView(context),
  select: () => new SelectView(context),
  tokenizers: () => new TokenizersView(context),
  workspace: () => new WorkspaceView(context),
  time: () => new TimeView(context),
};
const views = new Map<Tab, View>();
let shown: Tab = TABS.find((tab) => tab === host.kept.tab) ?? "window";

const name = html("h1", { dir: "auto" });
const notice = html("p", { class: "empty" });
const buttons = TABS.map((tab) => {
  const attributes = { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": "view" };
  const button = html("button", attributes, texts.tabs[tab]);
  button.addEventListener("click", () => show(tab));
  return button;
});
const tabList = html("div", { role: "tablist", "aria-label": texts.charts }, ...buttons);
tabList.addEventListener("keydown", ({ key }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return;
  const next = (TABS.indexOf(shown) + step + TABS.length) % TABS.length;
  show(TABS[next]!);
  buttons[next]!.focus();
});
const panel = html("div", { id: "view", role: "tabpanel" });
main.replaceChildren(name, tabList, notice, panel, context.tooltip.element);

function show(tab: Tab): void {
  shown = tab;
  host.keep({ tab });
  redraw();
}

function viewOf(tab: Tab): View {
  let view = views.get(tab);
  if (!view) {
    view = makers[tab]();
    views.set(tab, view);
  }
  return view;
}

function draw(): void {
  const { document: facts } = known;
  for (const [i, tab] of TABS.entries()) {
    buttons[i]!.setAttribute("aria-selected", String(tab === shown));
    buttons[i]!.tabIndex = tab === shown ? 0 : -1;
  }
  const needsDocument = shown !== "workspace" && shown !== "select";
  const isEmpty = needsDocument && !facts;
  setText(name, (shown !== "select" && facts?.name) || texts.title);
  notice.hidden = !isEmpty;
  setText(notice, facts === undefined ? texts.loading : texts.noDocument);
  panel.hidden = isEmpty;
  panel.setAttribute("aria-labelledby", `tab-${shown}`);
  if (isEmpty) return;
  const view = viewOf(shown);
  if (panel.firstElementChild !== view.element) panel.replaceChildren(view.element);
  view.draw(known);
}

new ResizeObserver(redraw).observe(main);
redraw();
const { uri } = host.kept;
host.ready(typeof uri === "string" ? uri : null);
