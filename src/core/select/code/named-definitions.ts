/** Words of a question that are names of code: `fooBar`, `foo_bar`, `FooBar`, `foo()`, or in backticks. */
const NAME = /`([A-Za-z_$][\w$]{1,80})`|\b([A-Za-z_$][\w$]{1,80})(?=\()|\b([A-Za-z_$][\w$]{2,80})\b/g;
const IS_CODE = /[a-z\d][A-Z]|[A-Z]{2}[a-z]|[A-Za-z\d]_[A-Za-z\d]/;
const MOST = 20;

const DEFINES =
  "\\b(?:function\\*?|class|interface|type|enum|struct|union|trait|def|defp|fn|func|fun|const|let|var|val|static|module|" +
  "namespace|record|object|protocol|macro_rules!|#define) +(?:\\([^)\\n]{0,80}\\) *)?";

/** The names of code that a question holds. */
export function namesIn(question: string): string[] {
  const names = new Set<string>();
  for (const [, quoted, called, plain] of question.matchAll(NAME)) {
    const name = quoted ?? called ?? plain!;
    if (quoted !== undefined || called !== undefined || IS_CODE.test(name)) names.add(name);
    if (names.size === MOST) break;
  }
  return [...names];
}

/** Where a text defines one of some names, as offsets. */
export function definitionsOf(names: readonly string[], text: string): number[] {
  if (names.length === 0) return [];
  const any = names.map((name) => name.replaceAll("$", "\\$")).join("|");
  return Array.from(text.matchAll(new RegExp(`${DEFINES}(?:${any})(?![\\w$])`, "g")), ({ index }) => index);
}
