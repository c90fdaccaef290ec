import * as wire from "./kongswap-methods.js";
import { warmUp } from "./warm-up.js";

/** Compiles the Candid of the methods that traders call, and of the queries. */
export function warmUpKongswap(): void {
  warmUp(wire.swapAmounts, ["", 0n, ""], { Err: "" });
  warmUp(
    wire.swap,
    [
      {
        pay_token: "",
        pay_amount: 0n,
        pay_tx_id: [],
        receive_token: "",
        receive_amount: [],
        receive_address: [],
        max_slippage: [],
        referred_by: [],
      },
    ],
    { Err: "" },
  );
  warmUp(wire.tokens, [[]], { Ok: [] });
  warmUp(wire.pools, [[]], { Ok: [] });
  warmUp(wire.requests, [[]], { Ok: [] });
  warmUp(wire.claims, [""], { Ok: [] });
}
