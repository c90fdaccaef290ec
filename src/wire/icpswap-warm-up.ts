import * as wire from "./icpswap-methods.js";
import { Principal } from "./idl.js";
import { warmUp } from "./warm-up.js";

const swapArgs = { zeroForOne: true, amountIn: "1", amountOutMinimum: "0" };
const key = { address: "", standard: "" };

/** Compiles the Candid of the methods of a pool that traders call. */
export function warmUpIcpswapPool(): void {
  const answer = { ok: 0n };
  warmUp(wire.swap, [swapArgs], answer);
  warmUp(wire.depositAndSwap, [{ ...swapArgs, tokenInFee: 0n, tokenOutFee: 0n }], answer);
  warmUp(wire.deposit, [{ token: "", amount: 0n, fee: 0n }], answer);
  warmUp(wire.unusedBalance, [Principal.anonymous()], { ok: { balance0: 0n, balance1: 0n } });
  warmUp(wire.cachedTokenFee, [], { token0Fee: 0n, token1Fee: 0n });
  warmUp(wire.simGetQueue, [], []);
  warmUp(wire.metadata, [], {
    ok: {
      key: "",
      token0: key,
      token1: key,
      fee: 0n,
      tick: 0n,
      liquidity: 0n,
      sqrtPriceX96: 0n,
      maxLiquidityPerTick: 0n,
      nextPositionId: 0n,
    },
  });
}

/** Compiles the Candid of what is asked of the factory. */
export function warmUpIcpswapFactory(): void {
  warmUp(wire.getPool, [{ token0: key, token1: key, fee: 0n }], {
    err: { CommonError: null },
  });
  warmUp(wire.getPools, [], { ok: [] });
}
