/** A description of an interface that cannot be read: one sentence that says where and why. */
export class DidProblem extends Error {
  override readonly name = "DidProblem";

  constructor(source: string, at: number, what: string) {
    const before = source.slice(0, at).split("\n");
    const column = (before.at(-1) ?? "").length + 1;
    super(`Line ${before.length}, column ${column}: ${what}.`);
  }
}
