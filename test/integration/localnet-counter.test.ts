import { describe, expect, test } from "@jest/globals";
import { IDL } from "candid-stock";

import { createNetwork } from "../../src/localnet/network.js";
import { buildWithStockAzle } from "../helpers/stock-azle.js";

/** Azle's own first example. */
const HELLO_WORLD = `
import { IDL, query, update } from "azle";

export default class {
  message: string = "Hello world!";

  @query([], IDL.Text)
  getMessage(): string {
    return this.message;
  }

  @update([IDL.Text])
  setMessage(message: string): void {
    this.message = message;
  }
}
`;

/** What a replica counted for \`setMessage("Goodbye world!")\`, as Azle 0.33.0 publishes it. */
const PUBLISHED_INSTRUCTIONS = 1_395_312;

describe("the instruction counter", () => {
  test("default: counts Azle's hello world as a replica did, within one percent", () => {
    const network = createNetwork();
    const wasm = buildWithStockAzle("hello_world", HELLO_WORLD);
    const canister = network.deploy({ wasm });
    network.tick();
    let counted = 0;
    network.onMessage(({ instructions }) => {
      counted += instructions;
    });
    const arg = new Uint8Array(IDL.encode([IDL.Text], ["Goodbye world!"]));

    expect(network.update({ canister, method: "setMessage", arg }).type).toBe("replied");

    expect(Math.abs(counted / PUBLISHED_INSTRUCTIONS - 1)).toBeLessThan(0.01);
    const reply = network.query({
      canister,
      method: "getMessage",
      arg: new Uint8Array(IDL.encode([], [])),
    });
    expect(reply.type === "replied" && IDL.decode([IDL.Text], reply.bytes)).toEqual([
      "Goodbye world!",
    ]);
  });
});
