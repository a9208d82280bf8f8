import assert from "node:assert/strict";
import { test } from "node:test";
import { answerReserve, type ReserveRequest } from "../../../../src/core/budget/reserve/reserve.ts";
import { UserError } from "../../../../src/core/user-error.ts";

const reserved = (prompt: string, more: Partial<ReserveRequest> = {}) => {
  const reserve = answerReserve({ prompt, model: "gpt-4o", window: 128_000, maxOutput: 16_384, ...more });
  if (reserve instanceof UserError) throw reserve;
  return reserve;
};

test("the reserve is a percentile of answers by this model, and says so", () => {
  const { tokens, median, source } = reserved("Write a detailed essay on the fall of Rome.");
  assert.ok(tokens > median && median > 100, `${median}, ${tokens}`);
  assert.match(source, /^p95 of answers to prompts like this by gpt-4o \(.*, \d{4}-\d\d\)$/);
});

test("prompts that want more get more room", () => {
  const essay = reserved("Write a detailed essay on the fall of Rome.").tokens;
  const title = reserved("Give me a title for this text:\n\nRome fell in 476, and nobody noticed.").tokens;
  assert.ok(title < essay * 0.7, `${title}, ${essay}`);
});

test("a larger share of answers never needs less room", () => {
  const at = (share: number) => reserved("Why is the sky blue?", { strategy: { kind: "percentile", share } }).tokens;
  const sizes = [0.1, 0.25, 0.5, 0.6, 0.9, 0.95, 0.97, 0.999].map(at);
  assert.deepEqual(
    sizes,
    sizes.toSorted((a, b) => a - b),
  );
});

test("a model whose answers nobody counted is told apart", () => {
  const { source } = reserved("Why is the sky blue?", { model: "gpt-7" });
  assert.match(source, /by other models, as none of gpt-7 are known/);
});

test("what the prompt asks for narrows the reserve", () => {
  const { tokens, source } = reserved("Explain the sea in at most 100 words.");
  assert.ok(tokens < 320, String(tokens));
  assert.equal(source, 'the prompt asks for "in at most 100 words"');
  assert.ok(reserved("Explain the sea in three sentences.").tokens < 300);
  assert.equal(reserved("Explain the sea.", { maxTokens: 64 }).source, "max_tokens of the request");
  assert.ok(reserved("Write at least 3000 words on the sea.").tokens > 4000);
  for (const other of [
    "Explain the lines of a poem.",
    "Chunks of 100 tokens are ranked. Why?",
    "A title has at most 8 words. Is that true?",
  ])
    assert.match(reserved(other).source, /^p95/, other);
});

test("a history of one's own draws the reserve to it", () => {
  const share = 0.95;
  const prompt = "Explain the sea.";
  const none = reserved(prompt, { strategy: { kind: "adaptive", share, history: [] } }).tokens;
  const short = Array.from({ length: 40 }, (_, i) => 80 + i);
  const own = reserved(prompt, { strategy: { kind: "adaptive", share, history: short } });
  assert.ok(own.tokens < none / 2 && own.tokens >= 80, String(own.tokens));
  assert.match(own.source, /and 40 of your own$/);
});

test("a reserve that leaves nothing is told in one sentence, and so is one that makes no sense", () => {
  const fixed = (tokens: number) =>
    reserved("Hi", { window: 8000, maxOutput: 10_000, strategy: { kind: "fixed", tokens } });
  assert.throws(
    () => fixed(8000),
    /^UserError: The reserve of 8,000 tokens \(fixed\) leaves nothing of the window of 8,000\.$/,
  );
  assert.throws(() => fixed(-1), /0 or more, not -1\.$/);
  assert.equal(fixed(100).tokens, 100);
  const share = (of: number) => reserved("Hi", { strategy: { kind: "percentile", share: of } });
  assert.throws(() => share(1), /between 0 and 100, not 100\.$/);
});

test("a prompt of any size is read in time that does not grow with it", () => {
  for (const text of ["in three ".repeat(400_000), " ".repeat(3_000_000), "“".repeat(2_000_000)])
    assert.ok(reserved(text).tokens > 0);
});
