import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly label?: string;
  readonly identifier?: string;
  readonly children?: Node[];
}

/**
 * The tree that the reference parser sees, without places and without what is not shown: comments, byte order marks
 * inside the text, definitions of links that no link names. With `isFolded` the blanks at the ends of a text are left out,
 * which stood beside a comment.
 */
export function treeOf(text: string, isFolded = false): unknown {
  const shown = text.slice(0, 1) + text.slice(1).replaceAll("\ufeff", "");
  const tree = fromMarkdown(shown.replaceAll("\r\n", "\n"), {
    extensions: [gfm(), frontmatter(["yaml"])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(["yaml"])],
  }) as Node;
  const named = new Set<string>();
  collectNames(tree, named);
  return plain(tree, named, isFolded);
}

function collectNames(node: Node, named: Set<string>): void {
  if (/Reference$/.test(node.type)) named.add(node.identifier!);
  for (const child of node.children ?? []) collectNames(child, named);
}

function plain(node: Node, named: ReadonlySet<string>, isFolded: boolean): unknown[] {
  const { position: _, children, ...rest } = node as Node & { position?: unknown };
  if (node.type === "html" && isComment(node)) return [];
  if (node.type === "definition" && !named.has(node.identifier!)) return [];
  if (children === undefined) return [rest];
  const inside = children.flatMap((child) => plain(child, named, isFolded) as Node[]);
  return [{ ...rest, children: isFolded ? joined(inside) : inside }];
}

const isComment = (node: Node): boolean => /^(?:<!--[\s\S]*?-->\s*)+$/.test(node.value ?? "");

/** Text on both sides of a comment is one text without it; blanks beside it are one blank. */
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text") {
      result[result.length - 1] = { ...last, value: `${last.value}${node.value}` };
    } else result.push(node);
  }
  return result.map((node) =>
    node.type === "text" ? { ...node, value: node.value!.replace(/ +/g, " ").trim() } : node,
  );
}
