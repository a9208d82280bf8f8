import { parseConfig } from "../../core/budget/parse-config.ts";
import { UserError } from "../../core/user-error.ts";
import { DocumentGroups } from "./document-groups.ts";
import { HeldDocument } from "./held-document.ts";
import { structureOf } from "./structure.ts";
import { resolveTarget, type WorkspaceConfig } from "./target.ts";
import type { SharedSettings } from "./target-settings.ts";
import { targetTokenizer } from "./target-tokenizer.ts";
import type { DocumentMessage, DocumentNews, ToDocuments } from "./worker-protocol.ts";

/** Counts are sent at once, then at most this often: faster than a screen shows them. */
const COUNT_INTERVAL_MS = 16;
/** Sections and waste are read again after this pause in the typing, or four times what the last reading took. */
const STRUCTURE_PAUSE_MS = 100;
const STRUCTURE_PAUSE_FACTOR = 4;

interface Timers {
  count: NodeJS.Timeout | NodeJS.Immediate | null;
  structure: NodeJS.Timeout | null;
  countedAt: number;
  structureMs: number;
}

/** The documents that the worker holds; says what it counted through `send`. */
export class HeldDocuments {
  readonly #send: (message: DocumentMessage) => void;
  readonly #documents = new Map<string, HeldDocument>();
  readonly #timers = new Map<HeldDocument, Timers>();
  readonly #configs = new Map<string, WorkspaceConfig>();
  readonly #groups = new DocumentGroups();
  #shared: SharedSettings = { models: {}, calibration: {}, trusted: false };

  constructor(send: (message: DocumentMessage) => void) {
    this.#send = send;
  }

  get(uri: string): HeldDocument | undefined {
    return this.#documents.get(uri);
  }

  get shared(): SharedSettings {
    return this.#shared;
  }

  /** A workspace folder's .promptbudget.json. */
  configOf(folder: string | null): WorkspaceConfig {
    return this.#configs.get(folder ?? "") ?? null;
  }

  receive(message: ToDocuments): void {
    switch (message.type) {
      case "settings":
        this.#shared = message.settings;
        for (const document of this.#documents.values()) void this.#retarget(document);
        return;
      case "workspace-file":
        this.#configs.set(message.folder, message.text === null ? null : parseConfig(message.text));
        for (const document of this.#documents.values()) {
          if (document.place.folder === message.folder) void this.#retarget(document);
        }
        return;
      case "open": {
        this.#close(message.place.uri);
        const { place } = message;
        const document = new HeldDocument(message);
        this.#documents.set(place.uri, document);
        this.#timers.set(document, { count: null, structure: null, countedAt: 0, structureMs: 0 });
        void this.#retarget(document);
        return;
      }
      case "change": {
        const document = this.#documents.get(message.uri);
        if (!document) return;
        document.apply(message.version, message.changes);
        this.#scheduleCount(document);
        this.#scheduleCompanions(document);
        this.#scheduleStructure(document);
        return;
      }
      case "verify": {
        const document = this.#documents.get(message.uri);
        const lost = document?.version === message.version && document.length !== message.length;
        if (lost) this.#tell(document, { type: "lost" });
        return;
      }
      case "target": {
        const document = this.#documents.get(message.place.uri);
        if (!document) return;
        document.place = message.place;
        document.settings = message.target;
        document.overrides = message.overrides;
        void this.#retarget(document);
        return;
      }
      case "close":
        this.#close(message.uri);
        return;
      case "group":
        this.#groups.set(message.group, message.uris);
        for (const uri of message.uris) {
          const document = this.#documents.get(uri);
          if (document) this.#scheduleCount(document);
        }
    }
  }

  #tell({ place, opening }: HeldDocument, news: DocumentNews): void {
    this.#send({ ...news, uri: place.uri, opening });
  }

  #close(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    const timers = this.#timers.get(document);
    clearImmediate(timers?.count as NodeJS.Immediate);
    clearTimeout(timers?.count as NodeJS.Timeout);
    clearTimeout(timers?.structure as NodeJS.Timeout);
    this.#documents.delete(uri);
    this.#timers.delete(document);
  }

  async #retarget(document: HeldDocument): Promise<void> {
    const generation = ++document.generation;
    const target = resolveTarget({
      place: document.place,
      settings: document.settings,
      overrides: document.overrides,
      shared: this.#shared,
      config: this.configOf(document.place.folder),
    });
    const { uri } = document.place;
    const tokenizer = await targetTokenizer(target, document.place, this.#shared);
    if (document.generation !== generation || this.#documents.get(uri) !== document) return;
    document.target = target;
    if (tokenizer instanceof UserError) {
      document.stopCounting();
      this.#tell(document, { type: "refused", version: document.version, message: tokenizer.message });
      return;
    }
    if (document.tokenizer !== tokenizer) document.countWith(tokenizer);
    this.#tell(document, { type: "targeted", target });
    this.#sendCount(document);
    this.#scheduleCompanions(document);
    this.#sendStructure(document);
  }

  #scheduleCount(document: HeldDocument): void {
    const timers = this.#timers.get(document);
    if (!timers || timers.count) return;
    const wait = timers.countedAt + COUNT_INTERVAL_MS - performance.now();
    const send = () => this.#sendCount(document);
    timers.count = wait <= 0 ? setImmediate(send) : setTimeout(send, wait);
  }

  /** Where the budget ends in a cell, and by how much it is passed, depends on the other cells. */
  #scheduleCompanions(document: HeldDocument): void {
    const { uri } = document.place;
    for (const other of [...this.#groups.before(uri), ...this.#groups.after(uri)]) {
      const companion = this.#documents.get(other);
      if (companion) this.#scheduleCount(companion);
    }
  }

  #sendCount(document: HeldDocument): void {
    const timers = this.#timers.get(document);
    if (!timers) return;
    timers.count = null;
    const { version, counted, place, target } = document;
    if (!counted) return;
    const before = this.#tokensOf(this.#groups.before(place.uri));
    const budget = target?.budget ?? Number.POSITIVE_INFINITY;
    this.#tell(document, {
      type: "counted",
      version,
      count: { ...counted.measure },
      overflow: document.overflowAfter(before),
      endedBefore: before > 0 && before >= budget && counted.tokens > 0,
      over: Math.max(0, before + counted.tokens + this.#tokensOf(this.#groups.after(place.uri)) - budget),
    });
    timers.countedAt = performance.now();
  }

  #tokensOf(uris: readonly string[]): number {
    return uris.reduce((sum, uri) => sum + (this.#documents.get(uri)?.counted?.tokens ?? 0), 0);
  }

  #scheduleStructure(document: HeldDocument): void {
    const timers = this.#timers.get(document);
    if (!timers) return;
    clearTimeout(timers.structure as NodeJS.Timeout);
    const pause = Math.max(STRUCTURE_PAUSE_MS, STRUCTURE_PAUSE_FACTOR * timers.structureMs);
    timers.structure = setTimeout(() => this.#sendStructure(document), pause);
  }

  #sendStructure(document: HeldDocument): void {
    const timers = this.#timers.get(document);
    const { counted, tokenizer } = document;
    if (!timers || !counted || !tokenizer) return;
    const from = performance.now();
    const structure = structureOf(document.readOutline(), document.text, counted, tokenizer);
    timers.structureMs = performance.now() - from;
    this.#tell(document, { type: "structured", version: document.version, structure });
  }
}
