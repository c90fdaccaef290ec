import { CanisterTrap } from "../machine/trap.js";
import type { Imports, SystemApi } from "./system-api.js";

/** Instructions of a read or write besides its bytes. */
const ACCESS_INSTRUCTIONS = 20;

const GROW_INSTRUCTIONS = 100;

/** Instructions for each page of 4 KiB that a message is the first to write. */
const NEW_PAGE_INSTRUCTIONS = 1000;

/** WebAssembly pages beyond which the 32-bit functions refuse to work: 4 GiB. */
const PAGES_MAX_32 = 65_536;

/**
 * Stable memory. The 64-bit functions get their integers as floats, from the bridges of the
 * rewriter; a value that a float cannot hold exactly is out of bounds anyway.
 */
export function stableImports(api: SystemApi): Imports {
  return {
    stable64_size: () => api.stable.wasmPages,
    stable64_grow: (additionalPages: number) => grow(api, additionalPages),
    stable64_read: (target: number, offset: number, size: number) =>
      read(api, target, offset, size),
    stable64_write: (offset: number, source: number, size: number) =>
      write(api, offset, source, size),
    stable_size: () => require32Bit(api).stable.wasmPages,
    stable_grow(additionalPages: number) {
      const pages = require32Bit(api).stable.wasmPages + (additionalPages >>> 0);
      return pages > PAGES_MAX_32 ? -1 : grow(api, additionalPages >>> 0);
    },
    stable_read(target: number, offset: number, size: number) {
      read(require32Bit(api), target >>> 0, offset >>> 0, size >>> 0);
    },
    stable_write(offset: number, source: number, size: number) {
      write(require32Bit(api), offset >>> 0, source >>> 0, size >>> 0);
    },
  };
}

function grow(api: SystemApi, additionalPages: number): number {
  api.meter.charge(GROW_INSTRUCTIONS);
  return api.stable.grow(additionalPages);
}

function read(api: SystemApi, target: number, offset: number, size: number): void {
  api.meter.charge(ACCESS_INSTRUCTIONS + size);
  if (size === 0) return;
  requireInside(api, offset, size);
  api.stable.read(offset, api.heap.writable(target, size), target, size);
}

function write(api: SystemApi, offset: number, source: number, size: number): void {
  api.meter.charge(ACCESS_INSTRUCTIONS + size);
  if (size === 0) return;
  requireInside(api, offset, size);
  const newPages = api.stable.write(offset, api.heap.readable(source, size), source, size);
  api.meter.charge(newPages * NEW_PAGE_INSTRUCTIONS);
}

function requireInside(api: SystemApi, offset: number, size: number): void {
  if (offset + size > api.stable.byteLength) throw new CanisterTrap("stable memory out of bounds");
}

function require32Bit(api: SystemApi): SystemApi {
  if (api.stable.wasmPages > PAGES_MAX_32)
    throw new CanisterTrap("32 bit stable memory api used on a memory larger than 4GB");
  return api;
}
