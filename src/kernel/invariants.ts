/** Statements that hold of a state after every message, by name. */
export type Invariants<State> = Readonly<
  Record<string, { readonly says: string; readonly holds: (state: State) => boolean }>
>;

/** Names and sentences of the invariants that do not hold. */
export function brokenInvariants<State>(
  state: State,
  invariants: Invariants<State>,
): { readonly name: string; readonly says: string }[] {
  return Object.entries(invariants)
    .filter(([, { holds }]) => !holds(state))
    .map(([name, { says }]) => ({ name, says }));
}
