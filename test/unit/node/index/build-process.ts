// build-process.ts ROOT FILE: builds an index and tells of each step, so that a test can end it in the middle.
import { UserError } from "../../../../src/core/user-error.ts";
import { WorkspaceIndex } from "../../../../src/node/index/workspace-index.ts";
import { FAST } from "./indexed.ts";

const [root, file] = process.argv.slice(2) as [string, string];
const index = WorkspaceIndex.open({ root, file, cutting: FAST });
if (index instanceof UserError) throw index;
await index.build({ threads: 1, onProgress: ({ read }) => process.send?.(read) });
index.close();
process.disconnect?.();
