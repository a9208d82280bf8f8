import type { DocumentHint, ParsedDocument, Section } from "./document.ts";
import { chatLinesSections, chatSections } from "./formats/chat-sections.ts";
import { codeSections } from "./formats/code-sections.ts";
import { type DetectedFormat, detectFormat } from "./formats/detect-format.ts";
import { jsonSections, notebookSections } from "./formats/json-sections.ts";
import { markdownSections } from "./formats/markdown.ts";
import { plainTextSections } from "./formats/plain-text.ts";
import { htmlSections, xmlSections } from "./formats/xml-sections.ts";
import { yamlSections } from "./formats/yaml-sections.ts";
import { findIncludes } from "./includes.ts";

/**
 * Cuts a text into its sections and finds the files it pulls in. Every text can be parsed, broken and hostile ones
 * too: it never throws, takes linear time and no recursion. Children lie inside their parents, in order, without
 * overlap; at most 55 levels and about 200,000 sections.
 */
export function parseDocument(text: string, hint: DocumentHint = {}): ParsedDocument {
  return parseAs(text, detectFormat(text, hint));
}

/** The same for a text of which is known what it is written in. */
export function parseAs(text: string, detected: DetectedFormat): ParsedDocument {
  const document = { ...detected, sections: sectionsOf(text, detected) };
  return { ...document, includes: findIncludes(text, document) };
}

function sectionsOf(text: string, { format, dialect }: DetectedFormat): Section[] {
  switch (format) {
    case "markdown":
      return markdownSections(text, dialect);
    case "text":
      return plainTextSections(text);
    case "chat-json":
      return chatSections(text);
    case "chat-jsonl":
      return chatLinesSections(text);
    case "json":
      return dialect === "notebook" ? notebookSections(text) : jsonSections(text);
    case "yaml":
      return yamlSections(text);
    case "xml":
      return xmlSections(text);
    case "html":
      return htmlSections(text);
    case "code":
      return codeSections(text);
  }
}
