import type { Network } from "../../src/localnet/network.js";
import { ANONYMOUS, actor } from "../../src/localnet/principals.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import type { Method } from "../../src/wire/method.js";
import type { LedgerEnv, LedgerUser } from "./ledger-env.js";

/** How long an update takes: time flows, as it does everywhere. */
const UPDATE_NS = 300_000_000n;

/** A ledger on a local network in this process. The funder calls as the given principal. */
export function localEnv(network: Network, canister: Uint8Array, funder: Uint8Array): LedgerEnv {
  let userCount = 0;
  const user = (principal: Uint8Array): LedgerUser => ({
    principal: Principal.fromUint8Array(principal),
    update: async (name, method, args) => {
      const call = { canister, method: name, arg: method.encodeArgs(args), caller: principal };
      const answer = decode(name, method, network.update(call));
      network.advance(UPDATE_NS);
      return answer;
    },
  });

  return {
    funder: user(funder),
    anonymous: user(ANONYMOUS),
    newUser: () => {
      userCount += 1;
      return user(actor(`acceptance user ${userCount}`));
    },
    query: async (name, method, args) =>
      decode(name, method, network.query({ canister, method: name, arg: method.encodeArgs(args) })),
    nowNs: () => network.timeNs,
  };
}

type Response = ReturnType<Network["query"]> | ReturnType<Network["update"]>;

function decode<Args extends unknown[], Answer>(
  name: string,
  { result }: Method<Args, Answer>,
  response: Response,
): Answer {
  if (response.type !== "replied") throw new Error(`${name} was not answered: ${response.type}`);
  const [answer] = IDL.decode([result], response.bytes);
  return answer as unknown as Answer;
}
