import type { NetworkDescription } from "../../src/client/network-file.js";

/** Where the package of a platform has its `icp`, below the project. */
export function commandOfIcp(platform: string, architecture: string): string {
  return `node_modules/@icp-sdk/icp-cli-${platform}-${architecture}/bin/icp`;
}

/** Two addresses of the local network. */
export type Addresses = {
  /** Where it is served, with the key of its answers; `undefined` while it is not. */
  readonly served: Pick<NetworkDescription, "url" | "rootKey"> | undefined;
  /** Where `icp.yaml` looks for it. */
  readonly known: string;
};

/** What `icp` is started with, and what its user has to know. */
export type Invocation = { readonly args: readonly string[]; readonly hint?: string };

/** Groups of commands that take the address of a network in place of an environment. */
const TAKES_ADDRESS: readonly string[] = ["canister", "cycles", "token"];

/**
 * Commands for the local network, which may be served elsewhere than `icp.yaml` says: those that
 * take an address get it in place of `-e local`, of the others the difference is told. There names
 * of canisters are not known, ids are.
 */
export function whereServed(args: readonly string[], { served, known }: Addresses): Invocation {
  if (served === undefined || served.url === known) return { args };
  const at = args.findIndex((arg) => arg === "-e" || arg === "--environment");
  if (at < 0 || args[at + 1] !== "local") return { args };
  const address = ["-n", served.url, "-k", served.rootKey];
  if (TAKES_ADDRESS.includes(args[0] ?? "")) {
    return { args: [...args.slice(0, at), ...address, ...args.slice(at + 2)] };
  }
  const hint = `icp.yaml looks for the local network at ${known}, npm start serves ${served.url}.`;
  return { args, hint: `${hint} Change the url in icp.yaml, or free that port.` };
}
