import { createReadStream } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { UserError } from "../../core/user-error.ts";
import { readLines } from "../files/json-lines.ts";

/** The lines of a JSON Lines file of a set, each of a shape. @throws {UserError} `unreadable-file`, naming the line */
export async function recordsOf<const Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>[]> {
  const name = path.join(folder, file);
  const records: v.InferOutput<Schema>[] = [];
  let line = 0;
  try {
    for await (const text of readLines(createReadStream(name))) {
      line++;
      if (text === undefined || text.trim() === "") continue;
      const parsed = v.safeParse(schema, JSON.parse(text));
      if (!parsed.success) {
        const where = v.getDotPath(parsed.issues[0]) ?? "the record";
        throw new UserError("unreadable-file", `${name}, line ${line}: ${where}: ${parsed.issues[0].message}.`);
      }
      records.push(parsed.output);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError("unreadable-file", `${name}, line ${line}: ${(error as Error).message}`);
  }
  return records;
}

export const span = v.pipe(
  v.tuple([v.number(), v.number()]),
  v.transform(([start, end]) => [start, end] as const),
);
