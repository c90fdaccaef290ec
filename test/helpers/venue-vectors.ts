import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A golden case of the venues' arithmetic. Amounts are decimal text. */
export type VenueVector = {
  readonly id: string;
  readonly title: string;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  readonly expected: Readonly<Record<string, string>>;
};

/** All golden cases of one group. */
export function venueVectors(group: string): VenueVector[] {
  const file = readFileSync(join(__dirname, "../vectors/venues.json"), "utf8");
  const cases: (VenueVector & { group: string })[] = JSON.parse(file).cases;
  return cases.filter((vector) => vector.group === group);
}

/** An input of a case as a number of any size. */
export function bigintOf(vector: VenueVector, name: string): bigint {
  return BigInt(vector.input[name] ?? 0);
}

/** An expected figure of a case. */
export function expectedOf(vector: VenueVector, name: string): bigint {
  return BigInt(vector.expected[name] ?? -1);
}

/** An input of a case as text. */
export function textOf(vector: VenueVector, name: string): string {
  return String(vector.input[name] ?? "");
}

/** An expected text of a case. */
export function expectedTextOf(vector: VenueVector, name: string): string {
  return vector.expected[name] ?? "";
}
