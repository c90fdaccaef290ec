import { gzipSync } from "node:zlib";

import { type CanisterName, readWasm } from "../demo/wasm-files.js";
import type { Benchmark, Figure } from "./model.js";

const NAMES: readonly CanisterName[] = [
  "treasury",
  "ledger",
  "sim_kongswap",
  "sim_icpswap_factory",
  "sim_icpswap_pool",
];

/** Most bytes an ingress message carries: above it a module must be installed in chunks. */
const INGRESS_BYTES_MAX = 2_000_000;

/** How large the modules are. */
export const wasmSizes: Benchmark = {
  name: "wasm",
  about: "Modules as Azle builds them; compressed they fit into one message.",
  run: async () =>
    NAMES.flatMap((name): Figure[] => {
      const wasm = readWasm(name);
      return [
        { id: `wasm/${name}/bytes`, label: name, unit: "bytes", value: wasm.length },
        {
          id: `wasm/${name}/gzip/bytes`,
          label: `${name}, compressed`,
          unit: "bytes",
          value: gzipSync(wasm, { level: 9 }).length,
          goalMax: INGRESS_BYTES_MAX,
        },
      ];
    }),
};
