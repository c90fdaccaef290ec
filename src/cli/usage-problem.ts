/** Something that was typed and makes no sense: what it is, and what would. Exit code 2. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem";
}
