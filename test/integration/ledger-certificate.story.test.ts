import { Cbor, Certificate, type HashTree, lookup_path, reconstruct } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";
import { describe, expect, test } from "@jest/globals";

import { toHex } from "../../src/kernel/bytes.js";
import { uleb128 } from "../../src/kernel/leb128.js";
import { hashValue } from "../../src/ledger/value-hash.js";
import { certifierOf, createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { getBlocks, getTipCertificate } from "../../src/wire/ledger.js";
import { accountOf, MINTER, principalOf, transferArgs } from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";

describe("the ledger's tip certificate", () => {
  test("story: a client that trusts the root key alone verifies the whole log from it", async () => {
    const network = createCertifiedNetwork({ seed: 3 });
    const ledger = new LedgerOnNetwork({}, network);
    expect(ledger.query("icrc3_get_tip_certificate", getTipCertificate, [])).toEqual([]);

    // 1. Some blocks, over several settlements.
    for (let i = 0; i < 40; i++) {
      ledger.transfer(principalOf(MINTER), transferArgs(accountOf(1), 1_000n + BigInt(i)));
      if (i % 9 === 0) await ledger.advance(2);
    }
    await ledger.advance(3);

    // 2. The certificate is the network's, and its data is the root of the tree beside it.
    const [tip] = ledger.query("icrc3_get_tip_certificate", getTipCertificate, []);
    if (tip === undefined) throw new Error("no certificate");
    const canisterId = Principal.fromUint8Array(ledger.canister);
    const certificate = await Certificate.create({
      certificate: Uint8Array.from(tip.certificate),
      rootKey: certifierOf(network).rootKey,
      canisterId,
      disableTimeVerification: true,
    });
    const tree = Cbor.decode<HashTree>(Uint8Array.from(tip.hash_tree));
    const certified = certificate.lookup_path(["canister", ledger.canister, "certified_data"]);
    expect(hexOf(certified)).toBe(toHex(await reconstruct(tree)));

    // 3. From the certified hash back to the first block, every block is the one it says.
    const { log_length, blocks } = ledger.query("icrc3_get_blocks", getBlocks, [
      [{ start: 0n, length: 1_000n }],
    ]);
    expect(log_length).toBe(40n);
    expect(hexOf(lookup_path(["last_block_index"], tree))).toBe(toHex(uleb128(39n)));
    let expected = hexOf(lookup_path(["last_block_hash"], tree));
    for (const { block } of [...blocks].reverse()) {
      expect(toHex(hashValue(block as never))).toBe(expected);
      const fields = new Map("Map" in block ? block.Map : []);
      const parent = fields.get("phash");
      expected =
        parent !== undefined && "Blob" in parent ? toHex(Uint8Array.from(parent.Blob)) : "";
    }
    expect(expected).toBe("");
  });
});

function hexOf(found: unknown): string {
  const { value } = found as { value?: Uint8Array };
  if (value === undefined) throw new Error(`not in the tree: ${JSON.stringify(found)}`);
  return toHex(Uint8Array.from(value));
}
