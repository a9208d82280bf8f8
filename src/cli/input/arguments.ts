import { parseArgs } from "node:util";
import { didYouMean } from "../../core/nearest-names.ts";
import { UserError } from "../../core/user-error.ts";
import type { Options } from "../command.ts";

/** What a command was called with, checked against its options. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }

  /** Whether the option was given. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The option's value; the last one where it was given twice. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** The same, with what they do not say taken from elsewhere. */
  withDefaults(values: Readonly<Record<string, string>>, positionals: readonly string[]): Arguments {
    const defaults = Object.entries(values).map(([name, value]) => [name, [value]] as const);
    return new Arguments(
      this.positionals.length > 0 ? this.positionals : positionals,
      new Map([...defaults, ...this.#values]),
    );
  }
}

/** Reads arguments; a UserError `invalid-argument` names the one that is not understood. */
export function parseArguments(args: readonly string[], options: Options): Arguments | UserError {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? "boolean" : "string", multiple: true },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (spec === undefined) return unknownOption(token.rawName, token.name, options);
    const wrong = spec.value === undefined ? notASwitch(token.rawName, token.value) : badValue(token, spec.value);
    if (wrong !== undefined) return wrong;
    const value = token.value ?? "";
    if (spec.choices !== undefined && !spec.choices.includes(value))
      return invalid(
        `${token.rawName} must be one of ${spec.choices.join(", ")}, not "${value}".${didYouMean(value, spec.choices)}`,
      );
    values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  return new Arguments(positionals, values);
}

/** A mistake in the call itself. */
export function invalid(message: string): UserError {
  return new UserError("invalid-argument", message);
}

/** A whole number of an option's value. */
export function wholeNumber(args: Arguments, name: string, least: number): number | null | UserError {
  const value = args.value(name);
  if (value === undefined) return null;
  const number = Number(value.trim() === "" ? Number.NaN : value);
  if (Number.isSafeInteger(number) && number >= least) return number;
  return invalid(`--${name} must be a whole number, ${least} or more, not "${value}".`);
}

function unknownOption(given: string, name: string, options: Options): UserError {
  const near = didYouMean(name, Object.keys(options)).replace(/(?<=mean |, |or )(?=[a-z])(?!or )/g, "--");
  return invalid(`Unknown option ${given}.${near}`);
}

function notASwitch(given: string, value: string | undefined): UserError | undefined {
  return value === undefined ? undefined : invalid(`${given} takes no value, and "${value}" was given.`);
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** `--budget --json` has no value; `--budget -5` and `--requests -` have one. */
function badValue({ rawName, value, inlineValue }: OptionToken, expected: string): UserError | undefined {
  const missing = value === undefined || (!inlineValue && /^--?[a-z]/i.test(value));
  return missing ? invalid(`${rawName} needs a value: ${rawName} ${expected}.`) : undefined;
}
