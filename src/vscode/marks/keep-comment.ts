/** What a keep comment opens and closes with; `lines`: it stands on lines of its own. */
export interface KeepComment {
  readonly open: string;
  readonly close: string;
  readonly lines: boolean;
}

const JINJA = { open: "{# keep #}", close: "{# /keep #}", lines: false };
const HANDLEBARS = { open: "{{!-- keep --}}", close: "{{!-- /keep --}}", lines: false };
const BLOCK = { open: "/* keep */", close: "/* /keep */", lines: false };
const HASH = { open: "# keep", close: "# /keep", lines: true };
const DASHES = { open: "-- keep", close: "-- /keep", lines: true };
const HTML = { open: "<!-- keep -->", close: "<!-- /keep -->", lines: false };

const BY_LANGUAGE: Readonly<Record<string, KeepComment>> = Object.fromEntries(
  [
    { comment: JINJA, languages: "jinja jinja-html jinja-md jinja2 django-html django-txt nunjucks twig" },
    { comment: HANDLEBARS, languages: "handlebars mustache" },
    {
      comment: BLOCK,
      languages:
        "javascript javascriptreact typescript typescriptreact java c cpp csharp go rust swift kotlin scala php css scss less",
    },
    {
      comment: HASH,
      languages: "python ruby yaml toml shellscript perl r julia elixir makefile dockerfile powershell",
    },
    { comment: DASHES, languages: "sql lua haskell" },
  ].flatMap(({ comment, languages }) => languages.split(" ").map((language) => [language, comment])),
);

/** The comment that keeps what it encloses, in the way of a language mode; HTML's where the mode is not known. */
export function keepComment(languageId: string): KeepComment {
  return BY_LANGUAGE[languageId] ?? HTML;
}
