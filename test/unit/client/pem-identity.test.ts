import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";

import { identityFromPem } from "../../../src/client/pem-identity.js";

function toPem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString("base64")
    .replace(/(.{64})/g, "$1\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

describe("identityFromPem", () => {
  test("default: an Ed25519 key with its public key beside it, as dfx exports it", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const seed = privateKey.export({ type: "pkcs8", format: "der" }).subarray(16);
    const raw = publicKey.export({ type: "spki", format: "der" }).subarray(12);
    const header = Buffer.from("3053020101300506032b657004220420", "hex");
    const der = Buffer.concat([header, seed, Buffer.from("a123032100", "hex"), raw]);

    const identity = identityFromPem(toPem("PRIVATE KEY", der));

    const own = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
    expect(identity.getPrincipal().toText()).toBe(Principal.selfAuthenticating(own).toText());
  });

  test("default: a secp256k1 key after its parameters, as dfx exports it", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    const parameters = toPem("EC PARAMETERS", Buffer.from("06052b8104000a", "hex"));
    const key = privateKey.export({ type: "sec1", format: "pem" });

    const identity = identityFromPem(`${parameters}${key}`);

    const own = new Uint8Array(publicKey.export({ type: "spki", format: "der" }));
    expect(identity.getPrincipal().toText()).toBe(Principal.selfAuthenticating(own).toText());
  });

  test("behavior: signatures of secp256k1 are of the form that every verifier accepts", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    const identity = identityFromPem(String(privateKey.export({ type: "pkcs8", format: "pem" })));
    const half = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

    for (let i = 0; i < 16; i++) {
      const message = Uint8Array.of(i);
      const signature = Buffer.from(await identity.sign(message));
      const key = {
        key: createPublicKey(publicKey.export({ type: "spki", format: "pem" })),
        dsaEncoding: "ieee-p1363" as const,
      };
      expect(verify("sha256", message, key, signature)).toBe(true);
      expect(BigInt(`0x${signature.subarray(32).toString("hex")}`)).toBeLessThanOrEqual(half);
    }
  });

  test("error: a damaged key is told as such", () => {
    expect(() => identityFromPem(toPem("PRIVATE KEY", Uint8Array.of(1, 2, 3)), "my.pem")).toThrow(
      "The key of my.pem cannot be read.",
    );
  });
});
