import { readFileSync } from "node:fs";
import type { Command } from "commander";

import { describeCsvProblem } from "../src/sim/market/csv.js";
import { type DemoMarket, recordedMarket, walkingMarket } from "../src/sim/market/demo-market.js";
import { refuse } from "./script-command.js";

/** The prices of a file, or without one the walk. A file that is none ends the script. */
export function openMarket(program: Command, path: string | undefined, seed: number): DemoMarket {
  if (path === undefined) return walkingMarket(BigInt(seed));
  const recorded = recordedMarket(readPrices(program, path), BigInt(seed));
  return recorded.ok
    ? recorded.value
    : refuse(program, `${path}: ${describeCsvProblem(recorded.error)}`);
}

function readPrices(program: Command, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return refuse(program, `${path} cannot be read: --market wants a CSV file of prices`);
  }
}
