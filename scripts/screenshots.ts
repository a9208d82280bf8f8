// npm run screenshots [-- NAME]: makes the pictures of the README from the real editor with the packed extension and the
// sample files; those alone whose name holds NAME.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PanelPage } from "../test/e2e/panel-page.ts";
import { Workbench } from "../test/e2e/workbench.ts";
import { prepareEditor } from "../test/harness/prepare-editor.ts";
import { root } from "../test/harness/project.ts";
import { runCommand } from "../test/harness/run-command.ts";
import { until } from "../test/harness/until.ts";

const PROMPT = "support-agent.prompt.md";
const pictures = path.join(root, "media/screenshots");
const samples = path.join(root, "samples");
const settings = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.layoutControl.enabled": false,
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.fontSize": 14,
  "editor.cursorBlinking": "solid",
  "editor.occurrencesHighlight": "off",
  "editor.lightbulb.enabled": "off",
  "diffEditor.experimental.showMoves": false,
};

const [wanted = ""] = process.argv.slice(2);

await prepareEditor();
mkdirSync(pictures, { recursive: true });

const files = Object.fromEntries(
  readdirSync(samples).map((name) => [name, readFileSync(path.join(samples, name), "utf8")]),
);
const workbench = await Workbench.open({ files, settings, scale: 2 });
const { page } = workbench;
// These stand there only because this editor runs in a browser.
const ofTheBrowser = ["status.workbench.keyboardLayout", "status.forwardedPorts", "status.host"];
const hidden = ofTheBrowser.map((id) => `[id="${id}"]`).join(", ");
await page.addStyleTag({ content: `${hidden} { display: none !important }` });

async function keep(name: string): Promise<void> {
  if (!name.includes(wanted)) return;
  await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: "disabled", caret: "initial" });
  console.log(`media/screenshots/${name}.png`);
}

/** A commit of the folder, by nobody in particular. */
async function commit(title: string): Promise<void> {
  const person = ["-c", "user.name=A person", "-c", "user.email=person@example.org"];
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
    [...person, "commit", "--quiet", "--message", title],
  ]) {
    const { status, output } = await runCommand("git", args, { cwd: workbench.folder });
    if (status !== 0) throw new Error(output);
  }
}

// The text has a past: it was shorter, and grew by its cases and examples.
const whole = files[PROMPT]!;
const prompt = path.join(workbench.folder, PROMPT);
for (const [title, heading] of [
  ["How the agent works", "## Tone"],
  ["Tone and cases", "### A broken article"],
] as const) {
  writeFileSync(prompt, whole.slice(0, whole.indexOf(heading)));
  await commit(title);
}
writeFileSync(prompt, whole);
await commit("More cases, and examples");

await workbench.openFile(PROMPT);
await workbench.statusReads(/ \/ 1,400$/);
await workbench.addedText(/\d tokens/);
await workbench.hover(workbench.status);
await keep("status-bar");
await workbench.leaveHover();

await workbench.run("Prompt Budget: Go to Overflow Line");
await workbench.addedText(/ends here/);
await page.locator(".squiggly-warning").first().waitFor();
await workbench.addedText(/^· \d/);
await keep("overflow-line");

await workbench.press("ControlOrMeta+Home");
await workbench.run("Prompt Budget: Show Tokens");
await until("tokens are coloured", 10_000, async () => (await workbench.colouredParts()).length > 50);
await workbench.hoverText("Northwind support agent");
await keep("token-view");
await workbench.leaveHover();
await workbench.run("Prompt Budget: Hide Tokens");

await workbench.run("View: Toggle Primary Side Bar Visibility");
await workbench.run("Prompt Budget: Show Tokens of Two Tokenizers…");
await workbench.pick("r50k_base", { typed: "r50k" });
await workbench.lens(/r50k_base: .* tokens \(\+/).waitFor();
await until("the second is coloured", 10_000, async () => (await page.locator(".cdr[class*='ced-']").count()) > 200);
await keep("two-tokenizers");
await workbench.run("Prompt Budget: Hide Tokens");
await page.locator(".tab", { hasText: "(r50k_base)" }).click();
await workbench.run("View: Close Editor");
await workbench.run("View: Toggle Primary Side Bar Visibility");

await workbench.run("Prompt Budget: Choose Model…");
await page.locator(".quick-input-list .monaco-list-row").nth(5).waitFor();
await keep("choose-model");
await workbench.press("Escape");

await workbench.run("View: Toggle Primary Side Bar Visibility");
await workbench.run("Prompt Budget: Open Panel");
const panel = new PanelPage(page);
await panel.says(/ of 1,400 tokens/);
await panel.nodes.nth(3).waitFor();
await panel.nodes.nth(4).hover();
await keep("panel-window");
await panel.tab("Fit").click();
await panel.frame.locator(".note", { hasText: "smallest budget" }).waitFor();
await panel.frame.locator(".band", { hasText: "Some customers are angry" }).hover();
await keep("panel-fit");
await panel.frame.getByRole("checkbox", { name: "Compare with…" }).click();
await panel.frame.locator(".second-figures", { hasText: "for a budget of" }).waitFor();
await panel.frame.locator(".deciding").evaluate((bar) => bar.scrollIntoView());
await panel.frame.locator(".fate-omitted.band", { hasText: "A refund is possible" }).hover();
await keep("panel-compare");
await panel.frame.getByRole("checkbox", { name: "Compare with…" }).click();
await panel.tab("Tokenizers").click();
await panel.frame.locator(".note", { hasText: /^$/ }).first().waitFor({ state: "attached" });
await panel.frame.locator("tbody tr").nth(8).waitFor();
await keep("panel-tokenizers");
await panel.tab("Workspace").click();
await panel.frame.locator("tbody tr").nth(1).waitFor();
await keep("panel-workspace");
await panel.tab("Over Time").click();
await panel.frame.locator("tbody tr", { hasText: "How the agent works" }).waitFor({ state: "attached" });
await keep("panel-time");
await workbench.run("View: Close Editor");
await workbench.run("View: Toggle Primary Side Bar Visibility");

await workbench.run("Prompt Budget: Fit Document to Budget…");
await workbench.pick("1,000 tokens", { typed: "1000" });
await workbench.answer("");
await workbench.row("How you work").waitFor();
await workbench.focusTree();
await workbench.goToRow("How you work");
await workbench.press("ArrowDown", "ArrowDown", "Space");
await workbench.row("2. Find the order with").filter({ hasText: "left out by you" }).waitFor();
await workbench.lens(/Put Back “/).waitFor();
await page.locator(".monaco-diff-editor .editor.original .line-delete").nth(2).waitFor();
await keep("fit-diff");

await workbench.run("Prompt Budget: Discard the Proposed Fit");
// A list to choose from closes when the diff goes and the focus moves.
await page.locator(".tab", { hasText: "Proposed Fit" }).waitFor({ state: "detached" });
await workbench.openFile(PROMPT);
await workbench.run("Prompt Budget: Select Context for a Question…");
await workbench.answer("When is an order refunded?");
await workbench.pick("400 tokens", { typed: "400" });
await workbench.pick("The whole workspace");
await page.locator('.sidebar .monaco-list-row[aria-label*="best match"]').first().waitFor({ timeout: 60_000 });
await page.locator(".notification-toast").waitFor({ state: "hidden" });
await keep("select-context");

await workbench.run("View: Toggle Primary Side Bar Visibility");
await workbench.run("Prompt Budget: Open Panel");
await panel.tab("Select").click();
await panel.frame.locator(".grown", { hasText: "more tokens of text" }).waitFor();
await panel.frame.locator(".dot-chosen").first().hover();
await keep("panel-select");

await workbench.close();
