import { UserError } from "../../core/user-error.ts";
import { type Installation, installation, type OpenEncoder, openEncoder } from "../inference/installed.ts";

/** The encoder that the person chose: opened when it is first needed, and held for as long as it stays the choice. */
export class ChosenEncoder {
  readonly #installation: Installation;
  #name: string | undefined;
  #opening: Promise<OpenEncoder | UserError> | undefined;

  constructor(installed = installation()) {
    this.#installation = installed;
  }

  /** The encoder of a name, or of a folder given as an absolute path. UserErrors are those of `openEncoder`. */
  async of(name: string): Promise<OpenEncoder | UserError> {
    if (this.#name !== name) {
      void this.#opening?.then(dispose);
      this.#name = name;
      this.#opening = undefined;
    }
    this.#opening ??= openEncoder(name, this.#installation);
    const opening = this.#opening;
    const opened = await opening;
    // A model that is repaired is found at the next fit.
    if (opened instanceof UserError && this.#opening === opening) this.#opening = undefined;
    return opened;
  }
}

function dispose(opened: OpenEncoder | UserError): void {
  if (!(opened instanceof UserError)) opened.dispose();
}
