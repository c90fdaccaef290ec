import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { bytesKey } from "../../../src/kernel/bytes.js";
import { type Labels, labeledTree, leafTree } from "../../../src/localnet/http/hash-tree.js";
import { withLabel, withoutLabel } from "../../../src/localnet/http/radix-tree.js";

const label = fc.uint8Array({ minLength: 2, maxLength: 2 });

const distinctLabels = fc.uniqueArray(label, { selector: bytesKey, maxLength: 50 });

function grown(labels: readonly Uint8Array[]): Labels | undefined {
  return labels.reduce<Labels | undefined>(
    (tree, one) => withLabel(tree, labeledTree(one, leafTree(one))),
    undefined,
  );
}

function keysOf(labels: Labels | undefined): string[] {
  if (labels === undefined) return [];
  return labels.type === "labeled"
    ? [labels.key]
    : [...keysOf(labels.left), ...keysOf(labels.right)];
}

describe("withLabel", () => {
  test("behavior: a label of the same name is replaced", () => {
    const name = Uint8Array.of(1, 2);
    const tree = withLabel(grown([name, Uint8Array.of(9, 9)]), labeledTree(name, leafTree("new")));

    expect(keysOf(tree)).toHaveLength(2);
    expect(tree.hash).not.toEqual(grown([name, Uint8Array.of(9, 9)])?.hash);
  });

  test("property: labels are in order, whatever the order in which they came", () => {
    fc.assert(
      fc.property(distinctLabels, (labels) => {
        const tree = grown(labels);

        expect(keysOf(tree)).toEqual(labels.map(bytesKey).sort());
        expect(grown(labels.toReversed())?.hash).toEqual(tree?.hash);
      }),
    );
  });
});

describe("withoutLabel", () => {
  test("behavior: a label that is not there changes nothing", () => {
    const tree = grown([Uint8Array.of(1, 2), Uint8Array.of(3, 4)]);

    expect(withoutLabel(tree, bytesKey(Uint8Array.of(3, 5)))).toBe(tree);
    expect(withoutLabel(undefined, "ab")).toBeUndefined();
  });

  test("property: taking labels away leaves what was never more", () => {
    fc.assert(
      fc.property(distinctLabels, fc.nat(50), (labels, count) => {
        const taken = labels.slice(0, count);
        const rest = taken.reduce<Labels | undefined>(
          (tree, one) => withoutLabel(tree, bytesKey(one)),
          grown(labels),
        );

        expect(rest?.hash).toEqual(grown(labels.slice(count))?.hash);
      }),
    );
  });
});
