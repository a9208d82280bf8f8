// These run in the window's page, where an editor's decorations are elements and styles around the text. Each is sent
// there by itself, so that none can call another.

/** The contents that decorations put before and after parts of the text. */
export function addedTexts(editor: Element): string[] {
  return Array.from(editor.querySelectorAll(".view-line span")).flatMap((span) =>
    ["::before", "::after"]
      .map((side) => getComputedStyle(span, side).content)
      .filter((content) => content.startsWith('"'))
      .map((content) => JSON.parse(content).replaceAll("\u00a0", " ")),
  );
}

/** The dimmed part of each line on the screen, from the top; empty for a line that is not dimmed. */
export function dimmedLines(editor: Element): string[] {
  const top = (line: Element) => line.getBoundingClientRect().top;
  const lines = Array.from(editor.querySelectorAll(".view-line")).sort((a, b) => top(a) - top(b));
  return lines.map((line) =>
    Array.from(line.querySelectorAll("span > span"))
      .filter((span) => Number(getComputedStyle(span).opacity) < 0.9)
      .map((span) => span.textContent)
      .join("")
      .replaceAll("\u00a0", " "),
  );
}

/** The texts on which extensions laid a background or a border, one for each, in reading order. */
export function partsWith(editor: Element, what: "background" | "border"): string[] {
  // Both lie below the text, as boxes in a layer of their own: each character belongs to the box around it.
  const fits = ({ backgroundColor, borderTopWidth, borderTopColor }: CSSStyleDeclaration) =>
    what === "background"
      ? backgroundColor !== "rgba(0, 0, 0, 0)"
      : borderTopWidth !== "0px" && borderTopColor !== "rgba(0, 0, 0, 0)";
  const boxes = Array.from(editor.querySelectorAll(".view-overlays .cdr[class*='ced-']"))
    .filter((box) => fits(getComputedStyle(box)))
    .map((box) => ({ area: box.getBoundingClientRect(), text: "" }));
  const walker = document.createTreeWalker(editor.querySelector(".view-lines") as Node, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (let i = 0; i < (node as Text).length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      const [middleX, middleY] = [x + width / 2, y + height / 2];
      const box = boxes.find(
        ({ area: { left, right, top, bottom } }) =>
          left <= middleX && middleX < right && top <= middleY && middleY < bottom,
      );
      if (box) box.text += (node as Text).data[i];
    }
  }
  return boxes
    .sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left)
    .map(({ text }) => text.replaceAll("\u00a0", " "));
}
/** The middle of a text on the screen that stands within one line, in pixels of the window. */
export function placeOf(editor: Element, text: string): { x: number; y: number } {
  const walker = document.createTreeWalker(editor.querySelector(".view-lines") as Node, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const start = (node as Text).data.replaceAll("\u00a0", " ").indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  throw new Error(`The editor does not show "${text}".`);
}

/** How a text that a decoration added stands out from the editor's background, by the WCAG: 1 (not at all) to 21. */
export function contrastOfAddedText(editor: Element, text: string): number {
  const luminance = (color: string) => {
    const parts = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const style = Array.from(editor.querySelectorAll(".view-line span"))
    .map((span) => getComputedStyle(span, "::after"))
    .find(({ content }) => content.replaceAll("\u00a0", " ").includes(text));
  if (style === undefined) throw new Error(`The editor does not show "${text}".`);
  const background = luminance(
    getComputedStyle(editor.querySelector(".monaco-editor-background") ?? editor).backgroundColor,
  );
  const own = luminance(style.color);
  return (Math.max(own, background) + 0.05) / (Math.min(own, background) + 0.05);
}

/** The opacity of each text that a decoration added. */
export function opacityOfAddedTexts(editor: Element): [text: string, opacity: number][] {
  return Array.from(editor.querySelectorAll(".view-line span"))
    .map((span) => getComputedStyle(span, "::after"))
    .filter(({ content }) => content.startsWith('"'))
    .map(({ content, opacity }) => [JSON.parse(content).replaceAll("\u00a0", " "), Number(opacity)]);
}
