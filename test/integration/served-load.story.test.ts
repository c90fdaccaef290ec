import { expect, test } from "@jest/globals";

import { measureServedLoad } from "../../src/bench/served-load.js";

test("story: an agent asks and pays at a steady pace, and everything is answered", async () => {
  const { queries, updates, heapBytes, cpuMs } = await measureServedLoad({
    queriesPerSec: 20,
    updatesPerSec: 5,
    seconds: 3,
  });

  expect(queries).toMatchObject({ count: 60, errorCount: 0 });
  expect(updates).toMatchObject({ count: 15, errorCount: 0 });
  expect(heapBytes.at(-1)).toBeGreaterThan(0);
  expect(cpuMs).toBeGreaterThan(0);
});
