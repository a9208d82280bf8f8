import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chunkText } from "../../../../src/core/select/chunkers/chunk-text.ts";
import { outlineOf } from "../../../../src/core/select/code/outline-of.ts";
import { loadCodeParser } from "../../../../src/node/code/tree-sitter.ts";

const parser = await loadCodeParser();

const SAMPLES: Readonly<Record<string, string>> = {
  "a.py":
    '@cached\nclass Server(Base):\n    """Serves."""\n\n    async def listen(self, port: int) -> None:\n        """Listens."""\n        pass\n',
  "a.ts":
    "/** Serves. */\nexport class Server extends Base {\n  /** Listens. */\n  async listen(port: number): Promise<void> {\n    return;\n  }\n}\n",
  "a.js": "// Serves.\nclass Server {\n  // Listens.\n  listen(port) {\n    return port;\n  }\n}\n",
  "a.go":
    "package a\n\n// Serves.\ntype Server struct{ port int }\n\n// Listens.\nfunc (s *Server) listen(port int) error {\n\treturn nil\n}\n",
  "a.rs":
    "/// Serves.\n#[derive(Debug)]\npub struct Server;\n\nimpl Server {\n    /// Listens.\n    pub fn listen(&self) -> u8 {\n        1\n    }\n}\n",
  "A.java":
    "/** Serves. */\npublic class Server {\n  /** Listens. */\n  public int listen(int port) {\n    return port;\n  }\n}\n",
  "a.cpp": "// Serves.\nclass Server : Base {\n public:\n  // Listens.\n  int listen(int port) { return port; }\n};\n",
  "a.c":
    "// Serves.\nstruct Server { int port; };\n\n// Listens.\nint listen(struct Server *s) {\n  return s->port;\n}\n",
  "a.cs":
    "namespace N {\n  /// <summary>Serves.</summary>\n  public class Server {\n    /// Listens.\n    public int Listen(int port) { return port; }\n  }\n}\n",
  "a.rb": "# Serves.\nclass Server < Base\n  # Listens.\n  def listen(port)\n    port\n  end\nend\n",
  "a.php":
    "<?php\n/** Serves. */\nclass Server {\n  /** Listens. */\n  public function listen($port) { return $port; }\n}\n",
};

describe("code that a grammar reads", () => {
  for (const [path, text] of Object.entries(SAMPLES)) {
    test(`${path}: the outline has each signature with its doc line`, () => {
      const entries = outlineOf(text, { path }, parser);
      const lines = entries.map(({ start, end, kind }) => (kind === "doc" ? "doc " : "") + text.slice(start, end));
      const about = (word: RegExp) => lines.findIndex((line) => word.test(line));
      assert.equal(lines[about(/^doc Serves\./)], "doc Serves.");
      assert.equal(lines[about(/^doc Listens\./)], "doc Listens.");
      // A doc string stands below its signature, a comment above it.
      const beside = path.endsWith(".py") ? -1 : 1;
      assert.match(lines[about(/^doc Serves\./) + beside] ?? "", /Server/);
      assert.match(lines[about(/^doc Listens\./) + beside] ?? "", /listen\(/i);
      assert.doesNotMatch(lines.join("\n"), /return/);
    });
  }

  test("a large class is cut by method, each named with its class", () => {
    const method = (name: string) => `  ${name}(): void {\n${"    this.count(1, 2, 3);\n".repeat(8)}  }\n`;
    const text = `export class Server {\n  port = 1;\n\n${["a", "b", "c"].map(method).join("\n")}}\n`;
    const chunks = chunkText(text, { path: "server.ts" }, parser);
    assert.deepEqual(
      chunks.map(({ symbol }) => symbol),
      ["Server", "Server.a", "Server.b", "Server.c"],
    );
    assert.match(text.slice(chunks[3]!.start, chunks[3]!.end), /^ {2}c\(\)[\s\S]*\}\n\}$/);
  });

  test("broken code is cut all the same", () => {
    const text = "class A {\n  f( { ]]\n\ndef x:\n".repeat(50);
    for (const path of Object.keys(SAMPLES)) {
      const chunks = chunkText(text, { path }, parser);
      assert.equal(
        chunks
          .map(({ start, end }) => text.slice(start, end))
          .join("")
          .replace(/\s/g, "").length,
        text.replace(/\s/g, "").length,
        path,
      );
    }
  });
});

test("headings are the outline of Markdown", () => {
  const text = "# A\ntext\n\n## B\nmore\n";
  assert.deepEqual(
    outlineOf(text, { path: "a.md" }).map(({ start, end, depth }) => [depth, text.slice(start, end)]),
    [
      [0, "# A"],
      [1, "## B"],
    ],
  );
});
