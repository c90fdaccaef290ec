import { Cbor, type HashTree as ClientTree, reconstruct } from "@dfinity/agent";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { bytesKey } from "../../../src/kernel/bytes.js";
import { encodeCbor } from "../../../src/localnet/http/cbor.js";
import {
  EMPTY_TREE,
  type HashTree,
  labeledTree,
  leafTree,
  type Selection,
  treeOf,
  witness,
} from "../../../src/localnet/http/hash-tree.js";
import { lookUp } from "../../helpers/certificate-tree.js";

/** The tree as a client gets it. */
function shown(tree: HashTree, selection: Selection): ClientTree {
  return Cbor.decode<ClientTree>(encodeCbor(witness(tree, selection)));
}

function labelsTree(labels: readonly Uint8Array[]): HashTree {
  return treeOf(labels.map((label) => labeledTree(label, leafTree(label))));
}

const fruit = treeOf([
  labeledTree("pear", leafTree("green")),
  labeledTree("apple", treeOf([labeledTree("skin", leafTree("red"))])),
  labeledTree("kiwi", leafTree("brown")),
]);

const everything = (key: string): Selection => new Map([[key, "all"]]);

describe("witness", () => {
  test("default: shows what is selected and hashes for the rest", async () => {
    const tree = shown(fruit, everything("kiwi"));

    expect(lookUp(tree, ["kiwi"])).toEqual(new TextEncoder().encode("brown"));
    expect(lookUp(tree, ["apple", "skin"])).toBe("unknown");
    expect(await reconstruct(tree)).toEqual(fruit.hash);
  });

  test("behavior: goes down as far as the selection does", () => {
    const tree = shown(fruit, new Map([["apple", everything("skin")]]));

    expect(lookUp(tree, ["apple", "skin"])).toEqual(new TextEncoder().encode("red"));
    expect(lookUp(tree, ["apple", "seed"])).toBe("absent");
    expect(lookUp(tree, ["kiwi"])).toBe("unknown");
  });

  test("behavior: neighbours prove that a label is missing", async () => {
    for (const missing of ["aardvark", "banana", "lime", "zebra"]) {
      const tree = shown(fruit, everything(missing));

      expect(lookUp(tree, [missing])).toBe("absent");
      expect(JSON.stringify(tree)).not.toContain("green");
      expect(await reconstruct(tree)).toEqual(fruit.hash);
    }
  });

  test("behavior: nothing is in an empty tree", () => {
    expect(lookUp(shown(EMPTY_TREE, everything("x")), ["x"])).toBe("absent");
    expect(treeOf([])).toBe(EMPTY_TREE);
  });

  test("property: any label is shown or proved missing, and the hash stays", async () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 3 });
    const labels = fc.uniqueArray(label, { selector: bytesKey, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(labels, fc.uniqueArray(label, { maxLength: 4 }), async (known, asked) => {
        const tree = labelsTree(known);
        const client = shown(tree, new Map(asked.map((one) => [bytesKey(one), "all"])));

        expect(await reconstruct(client)).toEqual(tree.hash);
        for (const one of asked) {
          const isKnown = known.some((other) => bytesKey(other) === bytesKey(one));
          expect(lookUp(client, [one])).toEqual(isKnown ? one : "absent");
        }
      }),
    );
  });
});
