/** What is looked at of a JSON schema; whatever stands there is not trusted. */
export interface Schema {
  readonly $ref?: unknown;
  readonly const?: unknown;
  readonly enum?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly allOf?: unknown;
  readonly type?: unknown;
  readonly properties?: unknown;
  readonly required?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly minItems?: unknown;
  readonly maxItems?: unknown;
  readonly minLength?: unknown;
  readonly maxLength?: unknown;
  readonly format?: unknown;
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `{"type": ["string", "null"]}` is a string that may be missing; Gemini writes types in capitals. */
export function typeOf(own: Schema): string | undefined {
  const types = Array.isArray(own.type) ? own.type : [own.type];
  const type = types.find((one) => one !== "null") ?? types[0];
  if (typeof type === "string") return type.toLowerCase();
  if (own.properties !== undefined) return "object";
  return own.items === undefined ? undefined : "array";
}

export function mayBeNull({ type, anyOf, oneOf }: Schema): boolean {
  if (Array.isArray(type) && type.includes("null")) return true;
  const choices = anyOf ?? oneOf;
  return Array.isArray(choices) && choices.some((choice) => isSchema(choice) && choice.type === "null");
}

export function joined(own: Schema, parts: readonly unknown[]): Schema {
  const all = [own, ...parts.filter(isSchema)];
  const properties = Object.assign({}, ...all.map((part) => part.properties).filter(isSchema));
  const required = all.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return { ...Object.assign({}, ...all), properties, required };
}

/** A part of the schema that `#/$defs/name` names. */
export function referred(schema: unknown, reference: string): unknown {
  if (!reference.startsWith("#")) return {};
  const steps = reference.slice(1).split("/").slice(1);
  return steps.reduce<unknown>((part, step) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof part === "object" && part !== null && Object.hasOwn(part, name)
      ? (part as Record<string, unknown>)[name]
      : {};
  }, schema);
}

export function limit(said: unknown, otherwise: number): number {
  return typeof said === "number" && said >= 0 ? Math.floor(said) : otherwise;
}
