/** How many letters must change to make one name of another (Levenshtein distance), letter case ignored. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/**
 * The names a person may have meant, nearest first: at most `limit`, each within half its letters of what was typed,
 * or holding it.
 */
export function nearestNames(typed: string, names: Iterable<string>, limit = 3): string[] {
  const wanted = typed.trim().toLowerCase().slice(0, 64);
  if (wanted === "") return [];
  const scored: { name: string; score: number }[] = [];
  for (const name of new Set(names)) {
    const other = name.toLowerCase();
    const score = distance(wanted, other) - (other.startsWith(wanted) ? 2 : 0);
    if (score <= Math.max(wanted.length, other.length) / 2 || (wanted.length > 2 && other.includes(wanted)))
      scored.push({ name, score });
  }
  return scored
    .sort((a, b) => a.score - b.score || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** ` Did you mean a, b or c?`, or nothing where no name is near. */
export function didYouMean(typed: string, names: Iterable<string>): string {
  const near = nearestNames(typed, names);
  if (near.length === 0) return "";
  const last = near.pop()!;
  return ` Did you mean ${near.length > 0 ? `${near.join(", ")} or ` : ""}${last}?`;
}
