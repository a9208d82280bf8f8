import { Rewriting } from "../../../../src/core/compress/rewrite/rewriting.ts";
import { loadTokenizer } from "../../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../../src/core/user-error.ts";

export const tokenizer = await loadTokenizer("o200k_base");

/** A prompt as people write it, at 177 tokens. */
export const PROMPT = `# Support agent

You are a friendly support agent for Aurora Bikes, and you help customers of the shop with their questions in a kind and patient way at all times. It is really very important that you always answer in the language in which the customer has written the question. Please never promise refunds above 50 EUR to anybody, not even when a customer asks you several times in a row. Whenever you do not know the answer to a question, say so openly and pass the customer on to Elena Petrova at support@aurora.example.

## Tone

- Please write in short sentences, and use at most 3 of them in each and every answer that you give.
- You must not use slang, and you should avoid exclamation marks wherever that is possible.
- It would be nice to close each answer with the words {closing_line} so that customers feel welcome.
`;

/** The same in 98 tokens, as a good model writes it. */
export const SHORT = `# Support agent

You are a kind, patient support agent for Aurora Bikes. Always answer in the customer's language. Never promise anybody refunds above 50 EUR, even when asked several times. When you do not know the answer, say so and pass the customer to Elena Petrova at support@aurora.example.

## Tone

- Short sentences, at most 3 per answer.
- You must not use slang; avoid exclamation marks.
- Close each answer with {closing_line}.`;

/** A rewriting of the prompt that has been asked for its first request. */
export function begun(text = PROMPT, budget = 130, options: Partial<Parameters<typeof Rewriting.begin>[1]> = {}) {
  const rewriting = Rewriting.begin(text, { budget, tokenizer, hint: { path: "a.md" }, ...options });
  if (rewriting instanceof UserError) throw rewriting;
  return { rewriting, request: rewriting.turn(null) };
}

/** A rewrite between the marks that the request names. */
export function framed(request: { readonly messages: readonly { readonly content: string }[] }, text: string): string {
  const open = /<text-\w+>/.exec(request.messages[0]!.content)![0];
  return `${open}\n${text}\n${open.replace("<", "</")}`;
}
