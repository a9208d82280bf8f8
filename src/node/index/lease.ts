import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "./database.ts";

interface Holder {
  readonly owner: string;
  readonly host: string;
  readonly process: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A builder that has said nothing for so long is gone. */
const LEASE_MS = 30_000;

/** One process builds at a time; who finds it building waits and reads what is written meanwhile. */
export class Lease {
  readonly #owner = randomUUID();

  /** Takes or renews the lease; false where another process builds. */
  take(db: Database): boolean {
    return db.transaction(() => {
      const holder = holderOf(db);
      if (holder !== undefined && holder.owner !== this.#owner && isAlive(holder)) return false;
      const mine = { owner: this.#owner, host: hostname(), process: process.pid, until: Date.now() + LEASE_MS };
      db.setMeta("builder", JSON.stringify(mine satisfies Holder));
      return true;
    });
  }

  release(db: Database): void {
    db.transaction(() => {
      if (holderOf(db)?.owner === this.#owner) db.setMeta("builder", "");
    });
  }
}

/** Who builds. A holder that was killed did not release: then the index is checked before it is built on. */
export function wasLeft(db: Database): boolean {
  const holder = holderOf(db);
  return holder !== undefined && !isAlive(holder);
}

function holderOf(db: Database): Holder | undefined {
  try {
    const value = JSON.parse(String(db.meta("builder") || "null")) as Holder | null;
    return value ?? undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ host, process: id, until }: Holder): boolean {
  if (until < Date.now()) return false;
  if (host !== hostname()) return true;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
