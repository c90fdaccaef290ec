import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { chooseTarget } from "../../scripts/deploy/connect.js";
import { toHex } from "../../src/kernel/bytes.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { NetworkKeys } from "../../src/localnet/http/network-keys.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";

let served: ServedNetwork;
let folder: string;
let networkFile: string;

beforeAll(async () => {
  served = await serveNetwork(createCertifiedNetwork({ seed: 7 }));
  folder = mkdtempSync(join(tmpdir(), "ballast-target-"));
  networkFile = join(folder, "network.json");
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const choose = (content?: object) => {
  if (content === undefined) rmSync(networkFile, { force: true });
  else writeFileSync(networkFile, JSON.stringify(content));
  return chooseTarget({ network: "local", networkFile });
};

/* The network that `npm start` serves, by the file in which it says so. */
describe("the local network", () => {
  test("default: it is where the file says", async () => {
    const { url, rootKey } = served;

    const target = await choose({ url, rootKey: toHex(rootKey), pid: 1 });

    expect(target).toEqual({
      name: "local",
      url,
      rootKey: new Uint8Array(rootKey),
      isMainnet: false,
    });
  });

  test("error: there is no file", async () => {
    await expect(choose()).rejects.toThrow(
      /^No local network is running: start one .* `npm start`/,
    );
  });

  test("error: the file says something else", async () => {
    await expect(choose({ port: 1 })).rejects.toThrow(/does not say where the local network is/);
  });

  test("error: the file is damaged", async () => {
    writeFileSync(networkFile, "{");

    const choosing = chooseTarget({ network: "local", networkFile });

    await expect(choosing).rejects.toThrow(/does not say where the local network is/);
  });

  test("error: the network is gone", async () => {
    const gone = { url: "http://127.0.0.1:1", rootKey: toHex(served.rootKey) };

    await expect(choose(gone)).rejects.toThrow(/Nothing answers at .*: `npm start` is not running/);
  });

  test("error: it is another network by now", async () => {
    const other = { url: served.url, rootKey: toHex(new NetworkKeys(99).rootKey) };

    await expect(choose(other)).rejects.toThrow(/has another root key than the expected one/);
  });
});
