import { readStored, store } from "./stored.js";

/** What became of a call. */
export type CallEnd = "answered" | "refused" | "rejected" | "failed";

/** A call that was made. */
export type HistoryEntry = {
  readonly atMs: number;
  readonly method: string;
  /** The Candid of the arguments, in hexadecimal, to make the call again. */
  readonly argHex: string;
  /** The arguments, to read. */
  readonly argText: string;
  /** The principal that called. */
  readonly caller: string;
  readonly end: CallEnd;
  /** The results, or why there are none. */
  readonly text: string;
  readonly durationMs: number;
};

/** Calls of a canister, newest first. */
export function loadHistory(canister: string): readonly HistoryEntry[] {
  const read = readStored(nameOf(canister), (value) =>
    Array.isArray(value) ? value.filter(isEntry) : undefined,
  );
  return read ?? [];
}

/** Keeps a call; the oldest are forgotten. */
export function remember(canister: string, entry: HistoryEntry): readonly HistoryEntry[] {
  const short = { ...entry, argText: cut(entry.argText), text: cut(entry.text) };
  const entries = [short, ...loadHistory(canister)].slice(0, ENTRIES_MAX);
  store(nameOf(canister), entries);
  return entries;
}

/** Forgets the calls of a canister. */
export function forgetHistory(canister: string): void {
  store(nameOf(canister), []);
}

function isEntry(value: unknown): value is HistoryEntry {
  return (
    typeof value === "object" &&
    value !== null &&
    TEXTS.every((name) => typeof Reflect.get(value, name) === "string") &&
    NUMBERS.every((name) => typeof Reflect.get(value, name) === "number")
  );
}

function cut(text: string): string {
  return text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)} …` : text;
}

function nameOf(canister: string): string {
  return `history/${canister}`;
}

const TEXTS = ["method", "argHex", "argText", "caller", "end", "text"];

const NUMBERS = ["atMs", "durationMs"];

const ENTRIES_MAX = 50;

const TEXT_LENGTH_MAX = 2_000;
