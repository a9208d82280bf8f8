#!/usr/bin/env node
import { run } from "./run.ts";
import { processTerminal } from "./terminal/terminal.ts";

// A reader that has seen enough (`| head`) ends the work quietly.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    throw error;
  });

process.exitCode = await run(process.argv.slice(2), processTerminal());
