#!/usr/bin/env node
/*
 * The command `ballast`, wherever it is installed or linked: see scripts/ballast.ts.
 */
process.env.INIT_CWD = process.cwd();
process.argv.splice(2, 0, "ballast");
await import("./bootstrap.mjs");
