import { Cbor } from "@dfinity/agent";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { toHex } from "../../src/kernel/bytes.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { NetworkKeys } from "../../src/localnet/http/network-keys.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import { builtWasm } from "../helpers/built-canisters.js";
import {
  type CommandResult,
  findIcp,
  type IcpProject,
  newIcpProject,
} from "../helpers/icp-command.js";
import { MIXED } from "../helpers/served-network.js";
import {
  type Fields,
  garbled,
  startTamperingProxy,
  type TamperingProxy,
} from "../helpers/tampering-proxy.js";
import { assemble } from "../helpers/wasm-assembler.js";

const command = findIcp();

/** The project of somebody who deploys to a network that is served. */
function manifest({ url, rootKey }: ServedNetwork): string {
  const canister = (name: string) => `
  - name: ${name}
    build:
      steps:
        - type: pre-built
          path: ${name}.wasm`;
  return `
networks:
  - name: ballast
    mode: connected
    url: ${url}
    root-key: ${toHex(rootKey)}
environments:
  - name: local
    network: ballast
    canisters: [ledger, mixed]
canisters:${canister("ledger")}${canister("mixed")}
`;
}

function ledgerInit(owner: string): string {
  return `(opt record {
    name = "Token of icp"; symbol = "ICPT"; decimals = 8 : nat8; transfer_fee = 10 : nat;
    minting_account = record { owner = principal "aaaaa-aa" };
    initial_balances = vec {
      record { account = record { owner = principal "${owner}" }; amount = 1_000_000 : nat };
    };
  })`;
}

function done(result: CommandResult): string {
  expect(result).toMatchObject({ code: 0 });
  return result.out;
}

if (command === undefined) {
  test("platform: icp is tested on Linux x64, the only platform whose package is installed", () => {
    expect(`${process.platform} ${process.arch}`).not.toBe("linux x64");
  });
} else {
  storyOf(command);
}

function storyOf(icpCommand: string): void {
  let served: ServedNetwork;
  let project: IcpProject;
  let proxy: TamperingProxy;

  beforeAll(async () => {
    served = await serveNetwork(createCertifiedNetwork({ seed: 7 }));
    proxy = await startTamperingProxy(served);
    project = newIcpProject(icpCommand);
    project.write("icp.yaml", manifest(served));
    project.write("ledger.wasm", builtWasm("ledger"));
    project.write("mixed.wasm", assemble(MIXED));
  });

  afterAll(async () => {
    project.remove();
    await proxy.close();
    await served.close();
  });

  const icp = (...args: string[]) => project.icp(...args);

  describe("icp", () => {
    test("story: a ledger is deployed, used, stopped, started and upgraded", async () => {
      // 1. The network is there.
      expect(done(await icp("network", "ping", "ballast"))).toMatch(/"healthy"/);

      // 2. An identity of its own signs from now on.
      done(await icp("identity", "new", "alice", "--storage", "plaintext"));
      done(await icp("identity", "default", "alice"));
      const alice = done(await icp("identity", "principal")).trim();

      // 3. Both canisters are created and installed.
      done(await icp("deploy", "mixed", "-y"));
      const deployed = done(await icp("deploy", "ledger", "-y", "--args", ledgerInit(alice)));
      expect(deployed).toMatch(/ledger/);

      // 4. The ledger's interface is read from it, so its answers have names.
      const account = `(record { owner = principal "${alice}" })`;
      const balance = () =>
        icp("canister", "call", "ledger", "icrc1_balance_of", account, "--query");
      expect(done(await balance())).toContain("(1_000_000 : nat)");
      const nobody = `record { owner = principal "2vxsx-fae" }`;
      const transfer = `(record { to = ${nobody}; amount = 90 : nat })`;
      const paid = await icp("canister", "call", "ledger", "icrc1_transfer", transfer);
      expect(done(paid)).toMatch(/variant { Ok = 1 : nat }/);
      expect(done(await balance())).toContain("(999_900 : nat)");

      // 5. Its status and its settings.
      const status = done(await icp("canister", "status", "ledger"));
      expect(status).toMatch(/Status: Running/);
      expect(status).toContain(alice);
      done(
        await icp("canister", "settings", "update", "ledger", "--freezing-threshold", "1000000"),
      );
      expect(done(await icp("canister", "settings", "show", "ledger"))).toMatch(
        /Freezing threshold: 1_000_000/,
      );

      // 6. Stopped it answers nobody, started again it does.
      done(await icp("canister", "stop", "ledger"));
      expect(done(await icp("canister", "status", "ledger"))).toMatch(/Status: Stopped/);
      const refused = await icp("canister", "call", "ledger", "icrc1_transfer", transfer);
      expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/is stopped.*IC0508/) });
      done(await icp("canister", "start", "ledger"));

      // 7. A new deployment is an upgrade: balances stay.
      done(await icp("deploy", "ledger", "-y", "--args", "(null)"));
      expect(done(await balance())).toContain("(999_900 : nat)");

      // 8. Logs, for who controls the canister and for nobody else.
      done(await icp("canister", "call", "mixed", "log", "()"));
      expect(done(await icp("canister", "logs", "mixed"))).toMatch(/boom/);
      const stranger = await icp("canister", "logs", "mixed", "--identity", "anonymous");
      expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining("controllers") });
    });
  });

  describe("icp behind somebody who changes answers", () => {
    const other = new NetworkKeys(99);

    /** Asks the ledger of the story by the proxy. */
    async function ask(rootKey: Uint8Array, ...flags: string[]): Promise<CommandResult> {
      const id = done(await icp("canister", "status", "ledger", "--id-only")).trim();
      const network = ["--network", proxy.url, "--root-key", toHex(rootKey)];
      return icp("canister", "call", id, "icrc1_symbol", "()", ...network, ...flags);
    }

    test("default: everything is accepted that is not changed", async () => {
      proxy.calm();

      expect(done(await ask(served.rootKey, "--query"))).toContain("ICPT");
    });

    test("error: a wrong root key", async () => {
      proxy.calm();

      const complaint = expect.stringContaining("Certificate verification failed");
      for (const flags of [["--query"], []])
        expect(await ask(other.rootKey, ...flags)).toMatchObject({ code: 1, err: complaint });
    });

    const lies: {
      readonly lie: string;
      readonly verb: "query" | "call" | "read_state";
      readonly change: (answer: Fields) => Fields;
      readonly complaint: string;
    }[] = [
      {
        lie: "another reply",
        verb: "query",
        change: (answer) => ({ ...answer, reply: { arg: new TextEncoder().encode("DIDL\0\0") } }),
        complaint: "Query signature verification failed",
      },
      {
        lie: "no node signature",
        verb: "query",
        change: (answer) => ({ ...answer, signatures: [] }),
        complaint: "did not contain any node signatures",
      },
      {
        lie: "a wrong node signature",
        verb: "query",
        change: withGarbledSignatures,
        complaint: "Query signature verification failed",
      },
      {
        lie: "a certificate that another network signed",
        verb: "call",
        change: signedByOther,
        complaint: "Certificate verification failed",
      },
      {
        lie: "keys of nodes that another network certifies",
        verb: "read_state",
        change: signedByOther,
        complaint: "Certificate verification failed",
      },
    ];

    test.each(lies)("error: $lie", async ({ verb, change, complaint }) => {
      const before = proxy.tamperedCount;
      proxy.tamper(verb, change);

      const answer = await ask(served.rootKey, ...(verb === "call" ? [] : ["--query"]));

      expect(answer).toMatchObject({ code: 1, err: expect.stringContaining(complaint) });
      expect(proxy.tamperedCount).toBeGreaterThan(before);
    });

    function withGarbledSignatures({ signatures, ...rest }: Fields): Fields {
      if (!Array.isArray(signatures)) throw new Error("no signatures");
      return { ...rest, signatures: signatures.map((one: Fields) => garbled(one, "signature")) };
    }

    function signedByOther({ certificate, ...rest }: Fields): Fields {
      if (!(certificate instanceof Uint8Array)) throw new Error("no certificate");
      const signature = other.signRootHash(new Uint8Array(32));
      const fields = { ...Cbor.decode<Fields>(certificate), signature };
      return { ...rest, certificate: Cbor.encode(fields) };
    }
  });
}
