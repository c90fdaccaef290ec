/** A canister in the list of a network. */
export type ListedCanister = {
  readonly id: string;
  readonly name: string | undefined;
  /** In hexadecimal; nothing when no code is installed. */
  readonly moduleHash: string | undefined;
  /** Whether its interface can be read by everybody. */
  readonly hasCandid: boolean;
};
