/** The glob that matches the file at a path (relative, with `/`) and no other. */
export function globOfPath(path: string): string {
  const literal = path.replace(/[\\*?[\]{}()!+@|]/g, "\\$&");
  return literal.includes("/") ? literal : `/${literal}`;
}
