/**
 * The language modes of fitted texts. They are the extension's own, so that its lenses can be switched on for them alone:
 * VS Code shows none in a diff unless `diffEditor.codeLens` says so for the mode of its right side. Each is coloured as
 * the mode that it stands for; code keeps its own mode, whose colours tell more than lenses do.
 */
const PLAN_LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    { plan: "prompt-budget-text", languages: "plaintext log jinja jinja2 handlebars mustache liquid" },
    {
      plan: "prompt-budget-markdown",
      languages: "markdown mdx quarto rmd prompt instructions chatmode chatagent skill prompty dotprompt jinja-md",
    },
    { plan: "prompt-budget-json", languages: "json jsonc jsonl" },
    { plan: "prompt-budget-yaml", languages: "yaml" },
    { plan: "prompt-budget-xml", languages: "xml xsl svg" },
  ].flatMap(({ plan, languages }) => languages.split(" ").map((language) => [language, plan])),
);

/** The language mode of what is proposed for a document of a language mode. */
export function planLanguage(languageId: string): string {
  return PLAN_LANGUAGES[languageId] ?? languageId;
}
