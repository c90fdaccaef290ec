import pc from "picocolors";

/** Colours for people; plain text for everything else. */
export type Painter = Pick<
  ReturnType<typeof pc.createColors>,
  "dim" | "bold" | "red" | "green" | "yellow"
>;

/** Colours where somebody watches who has not asked for none. */
export function painterOf(
  isTerminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Painter {
  return pc.createColors(isTerminal && (env["NO_COLOR"] ?? "") === "");
}
