/** The grammar of a file's language by its extension; C is read as C++, JavaScript with its JSX. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  bash: "sh bash zsh",
  "c-sharp": "cs",
  cpp: "c h cc cpp cxx hpp hh hxx ino cu",
  go: "go",
  java: "java",
  javascript: "js mjs cjs jsx",
  php: "php",
  powershell: "ps1 psm1",
  python: "py pyi",
  ruby: "rb rake",
  rust: "rs",
  tsx: "tsx",
  typescript: "ts mts cts",
};

const byExtension = new Map(
  Object.entries(EXTENSIONS).flatMap(([grammar, names]) => names.split(" ").map((name) => [name, grammar] as const)),
);

/** Every grammar that is there. */
export const GRAMMARS: readonly string[] = Object.keys(EXTENSIONS);

/** The grammar that reads a file, by its name alone; undefined where none does. */
export function grammarOf(path: string): string | undefined {
  return byExtension.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "");
}
