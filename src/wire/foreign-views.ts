import { skimmed, typed } from "./candid.js";
import { IDL } from "./idl.js";

/*
 * What the treasury reads of foreign replies, and nothing more: a field that is left out is skipped
 * by the decoder for a fraction of what reading it costs. The whole types stand in the file of each
 * interface; the tests decode recorded replies with both.
 */

/** A KongSwap quote: `swap_amounts`. */
export const kongQuoteView = skimmed<
  | {
      Ok: {
        receive_amount: bigint;
        mid_price: number;
        txs: { receive_amount: bigint; lp_fee: bigint; gas_fee: bigint }[];
      };
    }
  | { Err: string }
>(
  IDL.Variant({
    Ok: IDL.Record({
      receive_amount: IDL.Nat,
      mid_price: IDL.Float64,
      txs: IDL.Vec(IDL.Record({ receive_amount: IDL.Nat, lp_fee: IDL.Nat, gas_fee: IDL.Nat })),
    }),
    Err: IDL.Text,
  }),
);

/** What one more step of a KongSwap ladder tells: price and fees are those of its other steps. */
export const kongStepView = skimmed<{ Ok: { receive_amount: bigint } } | { Err: string }>(
  IDL.Variant({ Ok: IDL.Record({ receive_amount: IDL.Nat }), Err: IDL.Text }),
);

/** A KongSwap swap: `swap`. */
export const kongSwapView = typed<
  | {
      Ok: {
        status: string;
        receive_amount: bigint;
        txs: { gas_fee: bigint }[];
        claim_ids: BigUint64Array | bigint[];
      };
    }
  | { Err: string }
>(
  IDL.Variant({
    Ok: IDL.Record({
      status: IDL.Text,
      receive_amount: IDL.Nat,
      txs: IDL.Vec(IDL.Record({ gas_fee: IDL.Nat })),
      claim_ids: IDL.Vec(IDL.Nat64),
    }),
    Err: IDL.Text,
  }),
);

/** KongSwap's claims of a user: `claims`. */
export const kongClaimsView = typed<
  | { Ok: { claim_id: bigint; status: string; canister_id: [] | [string]; amount: bigint }[] }
  | { Err: string }
>(
  IDL.Variant({
    Ok: IDL.Vec(
      IDL.Record({
        claim_id: IDL.Nat64,
        status: IDL.Text,
        canister_id: IDL.Opt(IDL.Text),
        amount: IDL.Nat,
      }),
    ),
    Err: IDL.Text,
  }),
);

/** KongSwap's answer to `claim`: only whether it accepted. */
export const kongClaimView = typed<{ Ok: unknown } | { Err: string }>(
  IDL.Variant({ Ok: IDL.Reserved, Err: IDL.Text }),
);

/** KongSwap's tokens by name: only whether there is one, and that it was not removed. */
export const kongTokensView = typed<
  | { Ok: ({ IC: { canister_id: string; is_removed: boolean } } | { LP: unknown })[] }
  | { Err: string }
>(
  IDL.Variant({
    Ok: IDL.Vec(
      IDL.Variant({
        IC: IDL.Record({ canister_id: IDL.Text, is_removed: IDL.Bool }),
        LP: IDL.Reserved,
      }),
    ),
    Err: IDL.Text,
  }),
);

const icpswapError = IDL.Variant({
  CommonError: IDL.Null,
  InternalError: IDL.Text,
  UnsupportedToken: IDL.Text,
  InsufficientFunds: IDL.Null,
});

/** Any error of ICPSwap. */
export type IcpswapError =
  | { CommonError: null }
  | { InternalError: string }
  | { UnsupportedToken: string }
  | { InsufficientFunds: null };

/** ICPSwap's answer with an amount: `quote`, swaps, deposits, withdrawals. */
export const icpswapAmountView = typed<{ ok: bigint } | { err: IcpswapError }>(
  IDL.Variant({ ok: IDL.Nat, err: icpswapError }),
);

/** The price and fee of an ICPSwap pool: `metadata`. */
export const icpswapMetadataView = typed<
  | {
      ok: {
        sqrtPriceX96: bigint;
        fee: bigint;
        liquidity: bigint;
        token0: { address: string };
        token1: { address: string };
      };
    }
  | { err: IcpswapError }
>(
  IDL.Variant({
    ok: IDL.Record({
      sqrtPriceX96: IDL.Nat,
      fee: IDL.Nat,
      liquidity: IDL.Nat,
      token0: IDL.Record({ address: IDL.Text }),
      token1: IDL.Record({ address: IDL.Text }),
    }),
    err: icpswapError,
  }),
);

/** Where a pool of ICPSwap is: `getPool` of the factory. */
export const icpswapPoolView = typed<
  | { ok: { canisterId: { toUint8Array(): Uint8Array }; token0: { address: string } } }
  | { err: IcpswapError }
>(
  IDL.Variant({
    ok: IDL.Record({ canisterId: IDL.Principal, token0: IDL.Record({ address: IDL.Text }) }),
    err: icpswapError,
  }),
);

/** What a pool holds for a user without trading it: `getUserUnusedBalance`. */
export const icpswapUnusedView = typed<
  { ok: { balance0: bigint; balance1: bigint } } | { err: IcpswapError }
>(IDL.Variant({ ok: IDL.Record({ balance0: IDL.Nat, balance1: IDL.Nat }), err: icpswapError }));

/** The ledger fees a pool goes by: `getCachedTokenFee`. */
export const icpswapFeesView = typed<{ token0Fee: bigint; token1Fee: bigint }>(
  IDL.Record({ token0Fee: IDL.Nat, token1Fee: IDL.Nat }),
);
