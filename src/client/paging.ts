/** Asks for up to `limit` records after an id, from the oldest on without one. */
export type ReadPage<Item> = (
  after: bigint | undefined,
  limit: number,
) => Promise<HistoryPage<Item>>;

/** A page of a history: its records, and the oldest id that is still kept. */
export type HistoryPage<Item> = { readonly items: readonly Item[]; readonly oldest: bigint };

/** Records one question asks for: the most that a canister gives. */
const PAGE_LENGTH = 100;

/**
 * The id of the newest record, or nothing while there is none: some questions, whose number grows
 * with the logarithm of the history, since ids are dense and no answer says where they end.
 */
export async function findNewestId(read: ReadPage<unknown>): Promise<bigint | undefined> {
  const first = await read(undefined, 1);
  if (first.items.length === 0) return undefined;
  const exists = async (id: bigint) => (await read(id - 1n, 1)).items.length > 0;
  let newestId = first.oldest;
  for (let step = 1n, isDoubling = true; step > 0n; ) {
    if (await exists(newestId + step)) newestId += step;
    else isDoubling = false;
    step = isDoubling ? step * 2n : step / 2n;
  }
  return newestId;
}

/** Up to `count` records after an id, page by page. */
export async function readAfter<Item>(
  read: ReadPage<Item>,
  after: bigint | undefined,
  count: number,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let cursor = after; found.length < count; ) {
    const { items, oldest } = await read(cursor, Math.min(PAGE_LENGTH, count - found.length));
    if (items.length === 0) break;
    found.push(...items);
    const from = cursor === undefined || cursor + 1n < oldest ? oldest : cursor + 1n;
    cursor = from + BigInt(items.length) - 1n;
  }
  return found;
}

/** The newest records, oldest first. */
export async function readNewest<Item>(read: ReadPage<Item>, count: number): Promise<Item[]> {
  const newestId = await findNewestId(read);
  if (newestId === undefined) return [];
  const after = newestId - BigInt(count);
  return readAfter(read, after < 0n ? undefined : after, count);
}
