import { concatBytes } from "../../src/kernel/bytes.js";
import { uleb128 } from "../../src/kernel/leb128.js";

/** A module with one more custom section behind the others. */
export function withCustomSection(wasm: Uint8Array, name: string, text: string): Uint8Array {
  const [nameBytes, content] = [name, text].map((part) => new TextEncoder().encode(part));
  if (nameBytes === undefined || content === undefined) throw new Error("no bytes");
  const body = concatBytes(uleb128(BigInt(nameBytes.length)), nameBytes, content);
  return concatBytes(wasm, Uint8Array.of(0), uleb128(BigInt(body.length)), body);
}
