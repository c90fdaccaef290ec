import { forkTree, type LabeledTree, type Labels } from "./hash-tree.js";

/**
 * Adds a label to labels that have been put together by this function alone, or replaces the one of
 * the same name. Labels fork at the first bit in which they differ, so that those which are spread
 * as hashes are make a flat tree, and a change costs a few hashes however many there are. All
 * labels have the same length.
 */
export function withLabel(labels: Labels | undefined, added: LabeledTree): Labels {
  if (labels === undefined) return added;
  const inner = labels.type === "fork" ? forkBit(labels) : Number.POSITIVE_INFINITY;
  const known = labels.type === "fork" ? labels.firstKey : labels.key;
  const bit = differingBit(known, added.key);
  if (bit < inner) return bitAt(added.key, bit) ? forkTree(labels, added) : forkTree(added, labels);
  if (labels.type === "labeled") return added;
  return bitAt(added.key, inner)
    ? forkTree(labels.left, withLabel(labels.right, added))
    : forkTree(withLabel(labels.left, added), labels.right);
}

/** Takes a label away; `undefined` when none is left. */
export function withoutLabel(labels: Labels | undefined, key: string): Labels | undefined {
  if (labels === undefined) return undefined;
  if (labels.type === "labeled") return labels.key === key ? undefined : labels;
  const isRight = bitAt(key, forkBit(labels));
  const [kept, changed] = isRight ? [labels.left, labels.right] : [labels.right, labels.left];
  const rest = withoutLabel(changed, key);
  if (rest === changed) return labels;
  if (rest === undefined) return kept;
  return isRight ? forkTree(kept, rest) : forkTree(rest, kept);
}

/** The bit by which a fork sends its labels left and right. */
function forkBit({ firstKey, lastKey }: { firstKey: string; lastKey: string }): number {
  return differingBit(firstKey, lastKey);
}

/** The first bit in which two keys differ; infinity when they are equal. */
function differingBit(a: string, b: string): number {
  for (let i = 0; i < a.length; i++) {
    const difference = a.charCodeAt(i) ^ b.charCodeAt(i);
    if (difference !== 0) return 8 * i + Math.clz32(difference) - 24;
  }
  return Number.POSITIVE_INFINITY;
}

function bitAt(key: string, bit: number): boolean {
  return ((key.charCodeAt(bit >> 3) >> (7 - (bit & 7))) & 1) === 1;
}
