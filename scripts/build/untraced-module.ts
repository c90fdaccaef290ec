import { UnknownModule } from "./azle-segments.js";

/**
 * The module without a question that its interpreter asks before each step: whether to print the
 * step, for somebody who debugs QuickJS. Azle never has it printed. With 140,000 steps the
 * question cost 0.85 M of the 30 M of a trading cycle, and 6 % of hashing with SHA-256.
 *
 * @throws {UnknownModule} when the interpreter is not the one of Azle 0.33.0.
 */
export function withoutTracing(module: Uint8Array): Uint8Array {
  const found = Buffer.from(module.buffer, module.byteOffset, module.length);
  const at = found.indexOf(ASKING);
  if (at < 0 || found.indexOf(ASKING, at + 1) >= 0) {
    throw new UnknownModule("the interpreter does not ask once whether it prints its steps");
  }
  const untraced = Uint8Array.from(module);
  untraced.set(LEAVING, at + ASKING_BLOCK.length);
  return untraced;
}

/** A block around the question and what prints the step: `block`. */
const ASKING_BLOCK = Uint8Array.of(0x02, 0x40);

/** The block and the question: it is left when the flag is not set. */
const ASKING = Uint8Array.of(
  ...ASKING_BLOCK,
  ...[0x20, 22, 0x28, 2, 0], // local.get, i32.load: the runtime
  ...[0x2f, 0, 0xe1, 0x01], // i32.load16_u: flags of what is printed
  ...[0x41, 0x80, 0x01, 0x71], // i32.const 128, i32.and
  ...[0x45, 0x0d, 0], // i32.eqz, br_if
);

/** Leaves the block, in the place of the `local.get`: `br`. What is behind it never runs. */
const LEAVING = Uint8Array.of(0x0c, 0);
