/** The rule for a model: that of the longest beginning of its id that fits; `undefined` where none is published. */
export function ruleFor<Rule extends { readonly models: readonly string[] }>(
  model: string,
  rules: readonly Rule[],
): Rule | undefined {
  const id = model.toLowerCase().replace(/^[^/]*\//, "");
  let found: { rule: Rule; length: number } | undefined;
  for (const rule of rules)
    for (const beginning of rule.models)
      if (id.startsWith(beginning) && beginning.length > (found?.length ?? 0))
        found = { rule, length: beginning.length };
  return found?.rule;
}
