/** The canister trapped, or a system call refused: the message is undone. */
export class CanisterTrap extends Error {
  override readonly name = "CanisterTrap";
}
