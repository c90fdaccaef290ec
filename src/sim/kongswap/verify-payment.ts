import { err, ok, type Result } from "../../kernel/result.js";
import type { BlockMethod, PaymentBlock } from "../ports.js";
import type { KongIcToken } from "./model.js";

/** A payment is accepted for an hour after it was made. */
export const PAYMENT_AGE_NS_MAX = 3_600_000_000_000n;

/** What the payer says of a payment, and when they say it. */
export type PaymentClaim = {
  readonly token: KongIcToken;
  readonly method: BlockMethod;
  readonly blockIndex: bigint;
  readonly amountAtoms: bigint;
  readonly nowNs: bigint;
};

/** How the blocks of a token are read. */
export function blockMethodOf(token: KongIcToken, isIcp: boolean): BlockMethod {
  if (token.icrc3) return "icrc3_get_blocks";
  return isIcp ? "query_blocks" : "get_transactions";
}

/**
 * Compares a block with what the payer says of it, in the order and the words of the venue; each
 * way of reading blocks has its own.
 */
export function verifyPayment(
  claim: PaymentClaim,
  block: PaymentBlock | undefined,
): Result<undefined, string> {
  const missing = `Failed to verify ${claim.token.symbol} transfer block id ${claim.blockIndex}`;
  if (block === undefined) return err(missing);
  switch (claim.method) {
    case "icrc3_get_blocks":
      return firstFailure([
        ageFailure(claim, block),
        operationFailure(block),
        block.amountAtoms === undefined ? missing : amountFailure(claim, block),
        partyFailure(block.isFromPayer, "Transfer from does not match caller", "from"),
        partyFailure(block.isToPayee, "Transfer to does not match Kong backend", "to"),
        block.hasSpender ? "Invalid transfer spender" : undefined,
      ]);
    case "query_blocks":
      if (block.operation !== "Transfer") return err(missing);
      return firstFailure([
        partyFailure(block.isFromPayer, "Transfer from does not match caller", "from"),
        partyFailure(block.isToPayee, "Transfer to does not match Kong backend", "to"),
        amountFailure(claim, block),
        ageFailure(claim, block),
      ]);
    case "get_transactions":
      if (block.operation !== "transfer") return err(missing);
      return firstFailure([
        partyFailure(block.isFromPayer, "Transfer from does not match caller", "from"),
        partyFailure(block.isToPayee, "Transfer to does not match Kong backend", "to"),
        block.hasSpender ? "Invalid transfer spender" : undefined,
        amountFailure(claim, block),
        ageFailure(claim, block),
      ]);
  }
}

function firstFailure(failures: readonly (string | undefined)[]): Result<undefined, string> {
  const failure = failures.find((each) => each !== undefined);
  return failure === undefined ? ok(undefined) : err(failure);
}

function ageFailure({ nowNs }: PaymentClaim, { atNs }: PaymentBlock): string | undefined {
  if (atNs === undefined) return "Missing transfer timestamp";
  return atNs < nowNs - PAYMENT_AGE_NS_MAX ? "Expired transfer timestamp" : undefined;
}

const TRANSFER_OPERATIONS: readonly string[] = ["icrc1_transfer", "1xfer", "transfer", "xfer"];

function operationFailure({ operation }: PaymentBlock): string | undefined {
  if (operation === undefined) return "Missing operation";
  if (TRANSFER_OPERATIONS.includes(operation)) return undefined;
  return `Invalid transfer operation: ${operation}`;
}

function amountFailure(claim: PaymentClaim, { amountAtoms }: PaymentBlock): string | undefined {
  if (amountAtoms === claim.amountAtoms) return undefined;
  const show = (atoms: bigint) =>
    claim.method === "query_blocks" ? `Tokens { e8s: ${atoms} }` : `Nat(${atoms})`;
  return `Invalid transfer amount: rec ${show(amountAtoms ?? 0n)} exp ${show(claim.amountAtoms)}`;
}

function partyFailure(
  isRight: boolean | undefined,
  mismatch: string,
  name: string,
): string | undefined {
  if (isRight === undefined) return `Missing ${name} account`;
  return isRight ? undefined : mismatch;
}
