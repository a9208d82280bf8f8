/** Documents that share one budget, in order. */
export class DocumentGroups {
  readonly #groups = new Map<string, readonly string[]>();
  readonly #groupOf = new Map<string, string>();

  /** An empty list forgets the group. */
  set(group: string, uris: readonly string[]): void {
    for (const uri of this.#groups.get(group) ?? []) this.#groupOf.delete(uri);
    if (uris.length === 0) this.#groups.delete(group);
    else this.#groups.set(group, uris);
    for (const uri of uris) this.#groupOf.set(uri, group);
  }

  before(uri: string): readonly string[] {
    const members = this.#membersWith(uri);
    return members.slice(0, Math.max(0, members.indexOf(uri)));
  }

  after(uri: string): readonly string[] {
    const members = this.#membersWith(uri);
    return members.slice(members.indexOf(uri) + 1);
  }

  #membersWith(uri: string): readonly string[] {
    return this.#groups.get(this.#groupOf.get(uri) ?? "") ?? [];
  }
}
