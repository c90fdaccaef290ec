import { WasmWriter } from "../../../src/localnet/wasm/wasm-writer.js";

/*
 * A few instructions of WebAssembly by their names, for code that the build adds to a module or
 * looks for in it. Each gives its bytes; memory is accessed by 32-bit words unless the name says
 * otherwise.
 */

/** Bytes of instructions. */
export type Code = readonly number[];

/** Instructions one after the other. */
export function codeOf(...parts: readonly Code[]): Uint8Array {
  return Uint8Array.from(parts.flat());
}

/** Declares so many locals, all of them 32-bit integers. */
export const i32Locals = (count: number): Code => [1, count, 0x7f];

export const block: Code = [0x02, 0x40];
export const loop: Code = [0x03, 0x40];
export const ifTrue: Code = [0x04, 0x40];
export const end: Code = [0x0b];
export const br = (depth: number): Code => [0x0c, depth];
export const brIf = (depth: number): Code => [0x0d, depth];
export const returnValue: Code = [0x0f];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];
export const getGlobal = (global: number): Code => [0x23, global];
export const setGlobal = (global: number): Code => [0x24, global];

export const load = (offset: number): Code => [0x28, 2, ...unsigned(offset)];
export const store = (offset: number): Code => [0x36, 2, ...unsigned(offset)];
/** Eight bytes at any address. */
export const loadUnaligned64: Code = [0x29, 0, 0];
export const loadByte: Code = [0x2d, 0, 0];

export const constant = (value: number): Code => [0x41, ...signed(value)];
export const isZero: Code = [0x45];
export const isEqual: Code = [0x46];
export const isEqual64: Code = [0x51];
export const isAbove: Code = [0x4b];
export const isAtLeast: Code = [0x4f];
export const add: Code = [0x6a];
export const subtract: Code = [0x6b];
export const and: Code = [0x71];
export const shiftLeft: Code = [0x74];
export const shiftRight: Code = [0x76];

function signed(value: number): Code {
  return [...new WasmWriter().signed(value).done()];
}

function unsigned(value: number): Code {
  return [...new WasmWriter().u32(value).done()];
}
