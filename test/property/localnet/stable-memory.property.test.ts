import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { StableMemory } from "../../../src/localnet/machine/stable-memory.js";

const BYTES = 3 * 65_536;

type Step =
  | { readonly type: "write"; readonly offset: number; readonly content: Uint8Array }
  | { readonly type: "commit" | "rollback" | "save" }
  | { readonly type: "restore"; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.oneof(fc.integer({ min: 0, max: BYTES - 5000 }), fc.integer({ min: 4090, max: 4100 })),
        fc.uint8Array({ minLength: 1, maxLength: 5000 }),
      )
      .map(([offset, content]): Step => ({ type: "write", offset, content })),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ type: "commit" }) },
  { weight: 2, arbitrary: fc.constant<Step>({ type: "rollback" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ type: "save" }) },
  {
    weight: 1,
    arbitrary: fc.nat(5).map((which): Step => ({ type: "restore", which })),
  },
);

describe("StableMemory", () => {
  test("property: behaves as a plain array that is copied for each message and each save", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const memory = new StableMemory();
        memory.grow(3);
        let model = new Uint8Array(BYTES);
        let committed = model.slice();
        const saves = [{ frozen: memory.freeze(), model: model.slice() }];
        memory.begin();
        for (const next of steps) {
          switch (next.type) {
            case "write":
              memory.write(next.offset, next.content, 0, next.content.length);
              model.set(next.content, next.offset);
              break;
            case "commit":
              memory.commit();
              committed = model.slice();
              memory.begin();
              break;
            case "rollback":
              memory.rollback();
              model = committed.slice();
              memory.begin();
              break;
            case "save":
              memory.commit();
              committed = model.slice();
              saves.push({ frozen: memory.freeze(), model: model.slice() });
              memory.begin();
              break;
            case "restore": {
              const save = saves[next.which % saves.length];
              if (save === undefined) break;
              memory.rollback();
              memory.adopt(save.frozen);
              model = save.model.slice();
              committed = model.slice();
              memory.begin();
            }
          }
        }
        const content = new Uint8Array(BYTES);
        memory.read(0, content, 0, BYTES);
        expect(Buffer.compare(content, model)).toBe(0);
      }),
    );
  });

  test("property: tells how many pages a message was the first to write", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(60_000), fc.integer({ min: 1, max: 9000 })), { maxLength: 20 }),
        (writes) => {
          const memory = new StableMemory();
          memory.grow(3);
          memory.begin();
          const pages = new Set<number>();
          let newPages = 0;
          for (const [offset, length] of writes) {
            newPages += memory.write(offset, new Uint8Array(length), 0, length);
            for (let at = offset >> 12; at <= (offset + length - 1) >> 12; at++) pages.add(at);
          }
          expect(newPages).toBe(pages.size);
        },
      ),
    );
  });
});
