import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { openAgent } from "../../scripts/deploy/connect.js";
import { chooseDeployer, identityOfDevelopment } from "../../scripts/deploy/deployer.js";
import { Management } from "../../scripts/deploy/management.js";
import { readIdentity } from "../../src/client/pem-identity.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import { Principal } from "../../src/wire/idl.js";
import { findIcp, newIcpProject } from "../helpers/icp-command.js";

let served: ServedNetwork;
let folder: string;

beforeAll(async () => {
  served = await serveNetwork(createCertifiedNetwork({ seed: 7 }));
  folder = mkdtempSync(join(tmpdir(), "ballast-pem-"));
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

function keep(pem: string | Buffer): string {
  const path = join(folder, "key.pem");
  writeFileSync(path, pem);
  return path;
}

const CURVES = ["secp256k1", "prime256v1"] as const;

const keys: { readonly kind: string; readonly pem: () => string | Buffer }[] = [
  {
    kind: "Ed25519, PKCS #8",
    pem: () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }),
  },
  ...CURVES.flatMap((namedCurve) => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve });
    return (["pkcs8", "sec1"] as const).map((type) => ({
      kind: `${namedCurve}, ${type}`,
      pem: () => privateKey.export({ type, format: "pem" }),
    }));
  }),
];

describe("an identity in PEM", () => {
  test.each(keys)("default: the network accepts what is signed by $kind", async ({ pem }) => {
    const identity = readIdentity(keep(pem()));
    const rootKey = served.rootKey;
    const target = { name: "here", url: served.url, rootKey, isMainnet: false };
    const management = new Management(openAgent(target, identity));
    const self = Principal.fromUint8Array(identity.getPrincipal().toUint8Array());

    // Signatures on curves come in two forms, by chance: several show both.
    for (let i = 0; i < 4; i++) {
      const id = await management.createForNothing(1_000_000n, [self]);
      expect(await management.runState(id)).toBe("running");
    }
  });

  const command = findIcp();
  (command === undefined ? test.skip : test)(
    "default: what icp exports is the identity that icp has",
    async () => {
      const project = newIcpProject(command ?? "");
      for (const [name, ...flags] of [["ed", "--storage", "plaintext"]] as const) {
        await project.icp("identity", "new", name, ...flags);
        const pem = await project.icp("identity", "export", name);
        const principal = await project.icp("identity", "principal", "--identity", name);
        expect(readIdentity(keep(pem.out)).getPrincipal().toText()).toBe(principal.out.trim());
      }
      project.remove();
    },
  );

  test("default: on networks for development one is made, and kept", () => {
    const path = join(folder, "new", "identity.pem");

    const first = identityOfDevelopment(path).getPrincipal().toText();

    expect(identityOfDevelopment(path).getPrincipal().toText()).toBe(first);
  });

  test("default: on the network of npm start its operator deploys", () => {
    const operator = identityOfDevelopment(join(folder, "operator.pem")).getPrincipal().toText();
    const networkFile = join(folder, "network.json");
    const identities = { operator: join(folder, "operator.pem") };
    writeFileSync(networkFile, JSON.stringify({ identities }));
    const { rootKey, url } = served;
    const local = { name: "local", url, rootKey, isMainnet: false };
    const source = { networkFile, developmentKey: join(folder, "own.pem") };

    const chosen = chooseDeployer(local, { ...source, identity: undefined });
    identityOfDevelopment(source.developmentKey);
    const asked = chooseDeployer(local, { ...source, identity: join(folder, "own.pem") });

    expect(chosen.identity.getPrincipal().toText()).toBe(operator);
    expect(asked.identity.getPrincipal().toText()).not.toBe(operator);
  });

  const refused: { readonly what: string; readonly pem: string; readonly says: RegExp }[] = [
    { what: "something else", pem: "hello", says: /^There is no private key in / },
    {
      what: "a key of another kind",
      pem: String(
        generateKeyPairSync("ec", { namedCurve: "secp384r1" }).privateKey.export({
          type: "pkcs8",
          format: "pem",
        }),
      ),
      says: /of a kind \(secp384r1\).*Ed25519, secp256k1 or P-256/,
    },
    {
      what: "a key with a password",
      pem: "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
      says: /is encrypted\. Export it without a password/,
    },
  ];

  test.each(refused)("error: $what", ({ pem, says }) => {
    expect(() => readIdentity(keep(pem))).toThrow(says);
  });
});
