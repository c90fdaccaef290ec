/** What a figure counts. */
export type Unit = "instructions" | "calls" | "bytes" | "bp" | "ms" | "per_second" | "times";

/** One measured number. */
export type Figure = {
  /** Stable name, the key in the baseline: `ledger/transfer/1000/instructions`. */
  readonly id: string;
  /** What it is, for people. */
  readonly label: string;
  readonly unit: Unit;
  /** Instructions, calls, bytes and basis points are whole; times may have fractions. */
  readonly value: number;
  /** The most it may be, where a goal is set. */
  readonly goalMax?: number;
};

/** A group of figures that are measured together. */
export type Benchmark = {
  /** First part of the ids of its figures, and what `npm run bench -- <name>` selects. */
  readonly name: string;
  /** What is measured, and under which conditions: portfolio, prices, fees, depth, sizes. */
  readonly about: string;
  /** Takes minutes: runs with `--full` only. */
  readonly isFullOnly?: boolean;
  /** Measures; `say` tells whoever waits what is being done. */
  readonly run: (say: (step: string) => void) => Promise<readonly Figure[]>;
};

/** Units that are the same on every machine; only they are compared with the baseline. */
const DETERMINISTIC_UNITS: readonly Unit[] = ["instructions", "calls", "bytes", "bp"];

/** Whether a figure is the same on every machine. */
export function isDeterministic({ unit }: Figure): boolean {
  return DETERMINISTIC_UNITS.includes(unit);
}
