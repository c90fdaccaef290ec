import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Actor, HttpAgent } from "@dfinity/agent";
import { IcrcLedgerCanister } from "@dfinity/ledger-icrc";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";

import { identityFromPem } from "../../scripts/acceptance/agent-env.js";
import type { NetworkFile } from "../../src/demo/network-file.js";
import { people } from "../../src/demo/people.js";
import { IDL } from "../../src/wire/idl.js";
import { type StartedDemo, startDemo } from "../helpers/started-demo.js";

/** An agent that verifies everything with the key that the file names. */
async function agentOf({ url, rootKey }: NetworkFile, pem?: string): Promise<HttpAgent> {
  const identity = pem === undefined ? {} : { identity: identityFromPem(pem) };
  const agent = await HttpAgent.create({ host: url, retryTimes: 0, ...identity });
  agent.rootKey = Uint8Array.from(Buffer.from(rootKey, "hex")) as typeof agent.rootKey;
  return agent;
}

type Management = Record<
  "stop_canister" | "start_canister",
  (which: { canister_id: Principal }) => Promise<void>
>;

/** Several minutes of the demo in which there is nothing to show. */
const BLIND_MS = 3_500;

/** What the controllers of a canister may do with it. */
function managementOf(agent: HttpAgent, effectiveCanisterId: Principal): Management {
  const act = IDL.Func([IDL.Record({ canister_id: IDL.Principal })], [], []);
  return Actor.createActor<Management>(
    () => IDL.Service({ stop_canister: act, start_canister: act }),
    { agent, canisterId: Principal.managementCanister(), effectiveCanisterId },
  );
}

/** Waits for something to come true; what the demo said last tells why it did not. */
async function until({ said }: StartedDemo, isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 600 && !isTrue(); i++) await sleep(100);
  if (!isTrue()) throw new Error(`${said.out.slice(-1_000)}\n${said.err.slice(-1_000)}`);
}

function required(record: Readonly<Record<string, string>>, name: string): string {
  const found = record[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe("npm start, served", () => {
  test("story: tools find the network by its file, and read and pay while it trades", async () => {
    const demo = await startDemo("--port", "0");
    try {
      const { file, folder, said } = demo;

      // 1. The file says where it is, and so does what is printed.
      expect(said.err).toContain(file.url);
      expect(said.err).toContain(file.rootKey);
      expect(file.pid).toBeGreaterThan(0);
      expect(Object.keys(file.canisters)).toEqual(
        expect.arrayContaining(["treasury", "icp_ledger", "sneed_ledger", "sim_kongswap"]),
      );

      // 2. An agent that verifies reads what the treasury holds: ten ICP worth, half of it in ICP.
      const canisterId = Principal.fromText(required(file.canisters, "icp_ledger"));
      const treasury = Principal.fromText(required(file.canisters, "treasury"));
      const asked = IcrcLedgerCanister.create({ agent: await agentOf(file), canisterId });
      const heldAtoms = await asked.balance({ owner: treasury, certified: true });
      expect(heldAtoms).toBeGreaterThan(300_000_000n);

      // 3. Cycles run meanwhile.
      await sleep(4_000);
      expect(await asked.balance({ owner: treasury, certified: false })).not.toBe(heldAtoms);
      expect(said.out).toMatch(/#1 .*\n/);

      // 4. The keys beside the file are those of the demo's people.
      const agent = await agentOf(file, required(file.identities, "provider"));
      const rich = IcrcLedgerCanister.create({ agent, canisterId });
      expect((await agent.getPrincipal()).toUint8Array()).toEqual(people.provider);
      const to = { owner: Principal.anonymous(), subaccount: [] as [] };
      const createdAtNs = BigInt(Date.now()) * 1_000_000n;
      await rich.transfer({ to, amount: 5n, created_at_time: createdAtNs });
      expect(await asked.balance({ owner: Principal.anonymous(), certified: true })).toBe(5n);

      // 5. Another key of the root is refused.
      const wrong = await agentOf({ ...file, rootKey: wrongKey(file.rootKey) });
      const misled = IcrcLedgerCanister.create({ agent: wrong, canisterId });
      await expect(misled.balance({ owner: treasury, certified: true })).rejects.toThrow();

      // 6. Its operator stops a venue: time goes on, cycles are told again once it is back.
      const operator = await agentOf(file, required(file.identities, "operator"));
      const venue = Principal.fromText(required(file.canisters, "sim_kongswap"));
      const management = managementOf(operator, venue);
      await management.stop_canister({ canister_id: venue });
      await until(demo, () => said.err.includes("nothing to show: "));
      await sleep(BLIND_MS);
      await management.start_canister({ canister_id: venue });
      const before = said.out.length;
      await until(demo, () => /\n#\d+ /.test(said.out.slice(before)));
      const sight = said.err.split("\n").filter((line) => line.includes("to show"));
      expect(sight).toEqual([
        expect.stringMatching(/^nothing to show: /),
        "there is something to show again",
      ]);

      // 7. It adds up at the end, and takes its file away.
      expect(existsSync(join(folder, "network.json"))).toBe(true);
      process.kill(file.pid, "SIGTERM");
      expect(await demo.ended).toBe(0);
      expect(existsSync(join(folder, "network.json"))).toBe(false);
      expect(said.out).toContain("money check: every atom");
    } finally {
      await demo.stop();
    }
  });

  test("error: a port that was asked for and is taken is told in one sentence", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", () => resolve()));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [
        ...["--stack-size=6000", "--import", "tsx", "scripts/start.ts"],
        ...["--port", port, "--folder", join("node_modules", ".no-such-folder")],
      ],
      { encoding: "utf8" },
    );
    other.close();

    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    // Nothing was deployed before.
    expect(stderr).toBe(`port ${port} is taken: choose another one with --port\n`);
  });
});

/** The same key but for one bit of its last byte: no other check than the signature's sees it. */
function wrongKey(rootKey: string): string {
  const last = Number.parseInt(rootKey.slice(-2), 16) ^ 1;
  return rootKey.slice(0, -2) + last.toString(16).padStart(2, "0");
}
