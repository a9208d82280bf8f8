import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { indexTerms } from "../../../../src/core/select/index-terms.ts";
import { UserError } from "../../../../src/core/user-error.ts";
import { WorkspaceIndex, type WorkspaceIndexOptions } from "../../../../src/node/index/workspace-index.ts";

/** A workspace on the disk and the place of its index beside it, gone after the test. */
export interface Workspace {
  readonly root: string;
  readonly file: string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  open(options?: Partial<WorkspaceIndexOptions>): WorkspaceIndex;
}

export async function workspace(context: TestContext, files: Readonly<Record<string, string>>): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "prompt-budget-index-"));
  const root = join(folder, "workspace");
  const file = join(folder, "storage/index.sqlite");
  const opened: WorkspaceIndex[] = [];
  context.after(async () => {
    for (const index of opened) index.close();
    await rm(folder, { recursive: true, force: true });
  });
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  await mkdir(root, { recursive: true });
  for (const [path, content] of Object.entries(files)) await write(path, content);
  const open = (options: Partial<WorkspaceIndexOptions> = {}): WorkspaceIndex => {
    const index = WorkspaceIndex.open({ root, file, cutting: FAST, ...options });
    if (index instanceof UserError) throw index;
    opened.push(index);
    return index;
  };
  return { root, file, write, open };
}

/** Grammars have tests of their own, and take a tenth of a second to load. */
export const FAST = { grammars: false };

/** Builds, and fails the test where that is refused. */
export async function built(index: WorkspaceIndex): Promise<void> {
  const report = await index.build({ threads: 1 });
  assert.ok(!(report instanceof UserError), report instanceof UserError ? report.message : "");
}

/** The texts that a question finds, best first, read as who selects reads them. */
export function found(index: WorkspaceIndex, question: string, most = 5): { path: string; text: string }[] {
  const terms = [...new Set(indexTerms(question))].map((term) => ({ term, weight: 1 }));
  return index.best(terms, most).flatMap(({ path, place }) => {
    const candidate = index.open(path);
    const chunk = index.chunksOf(path)[place];
    return candidate === undefined || chunk === undefined
      ? []
      : [{ path, text: candidate.text.slice(chunk.start, chunk.end) }];
  });
}

/** Every range that the index gives for every file is what stands there: it holds its file's word and no half of another. */
export function checkAll(index: WorkspaceIndex, root: string): number {
  let checked = 0;
  for (const path of index.paths()) {
    const candidate = index.open(path);
    if (candidate === undefined) continue;
    const text = readFileSync(join(root, path), "utf8");
    assert.equal(candidate.text, text);
    let from = 0;
    for (const { start, end } of index.chunksOf(path)) {
      assert.ok(start >= from && end > start && end <= text.length, `${path} [${start}, ${end})`);
      assert.equal(text.slice(from, start).trim(), "");
      from = end;
    }
    assert.equal(text.slice(from).trim(), "", path);
    checked++;
  }
  return checked;
}

/** A word that stands in one paragraph of one file alone. */
export function wordOf(file: number, paragraph = 0): string {
  const letters = [...`${file * 10 + paragraph}`].map((digit) => "bcdfghjklm"[Number(digit)]).join("");
  return `zu${letters}zu`;
}

/** Files of some paragraphs, each with a word of its own. */
export function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const paragraphs = Array.from(
        { length: 1 + (i % 5) },
        (_, k) => `Paragraph ${k} of file ${i} speaks of topic${i % 7} and says that ${wordOf(i, k)} is known.`,
      );
      return [`folder${i % 3}/file${i}.md`, `# Title ${i}\n\n${paragraphs.join("\n\n")}\n`];
    }),
  );
}
