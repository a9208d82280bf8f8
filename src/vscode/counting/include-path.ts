import { Uri } from "vscode";

/**
 * Where an included file may lie: beside the including file, then at the root of its workspace folder. Only places
 * inside the workspace folder (without one: inside the file's own folder) are given, since the text that names them is
 * not trusted: no home folder, no absolute path, no network share, no other scheme.
 */
export function includeCandidates(from: Uri, target: string, folder: Uri | undefined): Uri[] {
  if (/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2}|~)/i.test(target)) return [];
  const path = target.replaceAll("\\", "/").replace(/[?#].*$/, "");
  if (path === "" || path.includes("\0")) return [];
  const beside = Uri.joinPath(from, "..");
  const root = folder ?? beside;
  const places = path.startsWith("/") ? [root] : [beside, root];
  const found = new Map<string, Uri>();
  for (const place of places) {
    const uri = Uri.joinPath(place, path);
    const inside = uri.path.startsWith(root.path.endsWith("/") ? root.path : `${root.path}/`);
    if (inside) found.set(uri.toString(), uri);
  }
  return [...found.values()];
}
