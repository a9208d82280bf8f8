import { DOCUMENT_SHARE, TEST_SHARE } from "./code-weights.ts";

const TEST =
  /(?:^|\/)(?:tests?|testing|specs?|__tests__|examples?|fixtures?|benchmarks?|testdata)\/|[._-](?:test|spec)s?\.|_test\.|(?:^|\/)test_|Tests?\.\w+$/i;
const DOCUMENT =
  /\.(?:md|rst|txt|adoc|json|ya?ml|toml|cfg|ini|html?|css|lock|csv|xml)$|(?:^|\/)(?:docs?\/|changelog|changes|history|news|authors|license)/i;

/** How much of its score a file keeps by what its path says it is, where code is asked for. */
export function roleShare(path: string): number {
  if (TEST.test(path)) return TEST_SHARE;
  return DOCUMENT.test(path) ? DOCUMENT_SHARE : 1;
}
