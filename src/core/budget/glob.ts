import picomatch from "picomatch/posix.js";
import { UserError } from "../user-error.ts";

const LONGEST_GLOB = 256;
const LONGEST_PATH = 1_024;
const MOST_IN_SEGMENT = 3;
const MOST_DEEP = 4;

/**
 * A test of paths (relative, with `/`) against a glob: `**` reaches through folders, `{a,b}` chooses, a glob without
 * `/` matches a name in every folder (`/name` in the topmost alone), dotted names are matched as others are. Globs come from files that nobody vouched
 * for, so one that could make matching slow is refused: a UserError `invalid-config` whose message begins with "must".
 */
export function compileGlob(glob: string): ((path: string) => boolean) | UserError {
  const pattern = glob.replace(/^(?:\.?\/)+/, "");
  if (pattern === "") return refused("must not be empty");
  if (pattern.length > LONGEST_GLOB) return refused(`must be at most ${LONGEST_GLOB} characters long`);
  const segments = pattern.split("/");
  const deep = segments.filter((segment) => segment === "**").length;
  const most = Math.max(...segments.map((segment) => (segment === "**" ? 0 : segment.split(/\*+/).length - 1)));
  if (deep > MOST_DEEP || most > MOST_IN_SEGMENT)
    return refused(`must have at most ${MOST_DEEP} "**", and ${MOST_IN_SEGMENT} "*" between two slashes`);
  try {
    const options = { dot: true, noextglob: true, strictBrackets: true, basename: !glob.includes("/") };
    const matches = picomatch(pattern, options);
    return (path) => path.length <= LONGEST_PATH && matches(path);
  } catch {
    return refused("must be a glob whose brackets are closed");
  }
}

function refused(message: string): UserError {
  return new UserError("invalid-config", message);
}
