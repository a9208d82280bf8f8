import type { UserErrorCode } from "../../core/user-error.ts";

// How a host asks a thread, whatever the questions are.

export type ToDesk =
  | { readonly type: "ask"; readonly id: number; readonly name: string; readonly question: unknown }
  | { readonly type: "cancel"; readonly id: number };

export type FromDesk =
  /** A first answer: a better one to the same question follows, unless it fails. */
  | { readonly type: "early"; readonly id: number; readonly answer: unknown }
  | { readonly type: "answer"; readonly id: number; readonly answer: unknown }
  /** `code` names a mistake of the person's; without it the thread failed, and `stack` says where. */
  | {
      readonly type: "failure";
      readonly id: number;
      readonly message: string;
      readonly code?: UserErrorCode;
      readonly stack?: string;
      readonly minimum?: number;
    };

/** What can be asked: the parameters and the answer of each question. A UserError may come instead of an answer. */
export type QueriesOf<Q> = { readonly [N in keyof Q]: { readonly question: unknown; readonly answer: unknown } };

export type NameOf<Q> = keyof Q & string;
