import path from "node:path";

/** The folder of package.json. */
export const root = path.resolve(import.meta.dirname, "../..");

/** Where runs leave what people or other scripts read afterwards: the VSIX, pictures of failures, figures. */
export const outFolder = path.join(root, "out");

/** The Node 24 that npm's scripts run on: it runs TypeScript sources, and the editor's server needs it. */
export const node = process.execPath;
