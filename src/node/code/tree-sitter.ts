import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { Language, Parser, Tree } from "@vscode/tree-sitter-wasm";
import type { CodeParser, Definition } from "../../core/select/code/definition.ts";
import { definitionsOf } from "./definitions.ts";
import { GRAMMARS, grammarOf } from "./grammars.ts";

type TreeSitter = Pick<typeof import("@vscode/tree-sitter-wasm"), "Parser" | "Language">;

/** A longer file is generated or data; its lines tell enough. UTF-16 code units. */
const LONGEST = 512 * 1024;
/** A file that takes longer is not code as its name says; recovering from errors has no bound of its own. */
const MOST_MS = 1_000;

/** The folder of the runtime and its grammars, built or as installed; undefined where they are not there. */
export function grammarFolder(): string | undefined {
  for (let root = new URL("./", import.meta.url); ; root = new URL("../", root)) {
    for (const place of ["dist/grammars/", "node_modules/@vscode/tree-sitter-wasm/wasm/"]) {
      if (existsSync(new URL(`${place}tree-sitter.wasm`, root))) return fileURLToPath(new URL(place, root));
    }
    if (root.pathname === "/" || new URL("../", root).href === root.href) return undefined;
  }
}

/**
 * A parser of every language that there is a grammar for; each is loaded with the first file that needs it. Undefined
 * where the grammars are not there or WebAssembly cannot run: code is then cut by its lines.
 */
export async function loadCodeParser(folder = grammarFolder()): Promise<CodeParser | undefined> {
  if (folder === undefined) return undefined;
  try {
    // Built, its name says that it is CommonJS, as the package around it is not.
    const script = ["tree-sitter.cjs", "tree-sitter.js"].find((name) => existsSync(folder + name));
    const { Parser, Language } = createRequire(import.meta.url)(`${folder}${script}`) as TreeSitter;
    // The best code for a grammar, which is one function of a megabyte, takes the compiler 300 MB and gains nothing that
    // could be measured (2.6 to 2.4 s of processor for 5.4 MB of code).
    for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
    await Parser.init({ locateFile: (file) => `${folder}${file}` });
    const languages = new Map<string, Language>();
    for (const grammar of GRAMMARS) {
      languages.set(grammar, await Language.load(readFileSync(`${folder}tree-sitter-${grammar}.wasm`)));
    }
    return parserOf(new Parser(), languages);
  } catch {
    return undefined;
  }
}

function parserOf(parser: Parser, languages: ReadonlyMap<string, Language>): CodeParser {
  return (text, path) => {
    const language = languages.get(grammarOf(path) ?? "");
    if (language === undefined || text.length > LONGEST) return undefined;
    parser.setLanguage(language);
    const tree = parsed(parser, text);
    try {
      return tree === undefined ? undefined : (definitionsOf(tree.rootNode, text) satisfies readonly Definition[]);
    } finally {
      tree?.delete();
    }
  };
}

function parsed(parser: Parser, text: string): Tree | undefined {
  const until = performance.now() + MOST_MS;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > until });
  if (tree === null) parser.reset();
  return tree ?? undefined;
}
