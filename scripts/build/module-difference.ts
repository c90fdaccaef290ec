import { customSectionName, SECTION } from "../../src/localnet/wasm/sections.js";
import { WasmReader } from "../../src/localnet/wasm/wasm-reader.js";

/** Where two modules differ, a sentence a section; none when they are the same. */
export function describeDifference(one: Uint8Array, other: Uint8Array): string[] {
  const [here, there] = [cut(one), cut(other)];
  const names = [...new Set([...here.keys(), ...there.keys()])];
  return names.flatMap((name) => {
    const [a, b] = [here.get(name), there.get(name)];
    if (a === undefined || b === undefined) return [`${name} is in one of them only`];
    const at = firstDifference(a, b);
    if (at === undefined) return [];
    const sizes = a.length === b.length ? `${a.length} bytes` : `${a.length} and ${b.length} bytes`;
    return [
      `${name} (${sizes}) differs from byte ${at} on: "${excerpt(a, at)}", "${excerpt(b, at)}"`,
    ];
  });
}

/** The sections of a module by what people call them. */
function cut(wasm: Uint8Array): Map<string, Uint8Array> {
  const sections = new Map<string, Uint8Array>();
  const reader = new WasmReader(wasm, 8);
  while (!reader.isAtEnd()) {
    const startAt = reader.at;
    const id = reader.u8();
    const content = reader.sub(reader.u32());
    const section = wasm.subarray(startAt, reader.at);
    const name =
      id === SECTION.custom
        ? `the section "${customSectionName(section)}"`
        : `the section of ${SECTION_NAMES.get(id) ?? `kind ${id}`}`;
    sections.set(name, wasm.subarray(content.at, content.end));
  }
  return sections;
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return undefined;
}

/** What stands around a place, as far as it can be printed. */
function excerpt(bytes: Uint8Array, at: number): string {
  const part = bytes.subarray(Math.max(0, at - BEFORE_BYTES), at + AFTER_BYTES);
  return Buffer.from(part)
    .toString("latin1")
    .replace(/[^ -~]/g, "·");
}

const BEFORE_BYTES = 24;
const AFTER_BYTES = 96;

const SECTION_NAMES = new Map<number, string>(
  Object.entries(SECTION).map(([name, id]) => [id, name]),
);
