/** Elements that start an HTML block in CommonMark (section 4.6, kind 6): such a block reaches to the next blank line. */
const blockElements =
  "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt " +
  "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link " +
  "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead " +
  "title tr track ul";

/** Elements of running text, of forms and of media. */
const otherElements =
  "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed font i img input ins kbd label " +
  "map mark meter noscript object output picture pre progress q s samp script select slot small source span strong " +
  "style sub sup svg path textarea time u var video wbr";

/** Words of HTML that people also take as tags of a prompt; they count as the person's own tags. */
const promptWords =
  "article aside base cite code data details dialog dir footer form header input label legend main map mark menu meter " +
  "object option output progress q search section source summary time title track var";

const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var)$/i;

/** Whether an element stands inside a sentence. */
export function isInline(name: string): boolean {
  return inline.test(name);
}

const ownTags = new Set(promptWords.split(" "));

/** Names that never make a section in Markdown or plain text: `<div>` and its like are layout, not structure. */
export const layoutElements: ReadonlySet<string> = new Set(
  [...blockElements.split(" "), ...otherElements.split(" ")].filter((name) => !ownTags.has(name)),
);

/** Names that start an HTML block even inside a paragraph. */
export const htmlBlockElements: ReadonlySet<string> = new Set(blockElements.split(" ").filter((n) => !ownTags.has(n)));
