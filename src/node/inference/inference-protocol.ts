import type { Encodable } from "../../core/select/encoder.ts";
import type { UserErrorCode } from "../../core/user-error.ts";
import type { EncoderModel } from "./encoder-model.ts";

// What the process that holds a model and the one that uses it say to each other, over Node's own channel with its
// "advanced" serialization, which carries typed arrays as they are.

export type ToInference =
  /** The first message. */
  | { readonly type: "open"; readonly model: EncoderModel; readonly threads: number }
  /** Texts to encode, in messages of bounded size; the work begins with the `last`. */
  | { readonly type: "encode"; readonly id: number; readonly texts: readonly Encodable[]; readonly last: boolean }
  | { readonly type: "cancel"; readonly id: number };

export type FromInference =
  /** The vectors of a batch, one after the other: of the texts with these indexes. `share` of the call is done now. */
  | {
      readonly type: "vectors";
      readonly id: number;
      readonly indexes: Uint32Array;
      readonly vectors: Float32Array;
      readonly share: number;
    }
  | { readonly type: "done"; readonly id: number }
  /** The model cannot be opened, or failed at a batch: the process is of no use any more. */
  | { readonly type: "failed"; readonly code: UserErrorCode; readonly message: string };
