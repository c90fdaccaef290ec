import { describe, expect, test } from "@jest/globals";

import { IDL, Principal } from "../../../src/wire/idl.js";
import { cutTo, fromHex, readTranscripts, toRecorded, typesOf } from "../../helpers/transcripts.js";

/** Turns a recorded argument back into what our types encode. */
function fromRecorded(value: unknown, type: IDL.Type): unknown {
  const decoded = JSON.stringify(value);
  if (type instanceof IDL.NatClass || type instanceof IDL.IntClass) return BigInt(String(value));
  if (type instanceof IDL.FixedNatClass) return type._bits > 32 ? BigInt(String(value)) : value;
  if (type instanceof IDL.OptClass) {
    return Array.isArray(value) && value.length > 0 ? [fromRecorded(value[0], type._type)] : [];
  }
  if (type instanceof IDL.VecClass) return fromHex(String(value));
  if (type instanceof IDL.PrincipalClass)
    return Principal.fromText(JSON.parse(decoded).__principal__);
  if (type instanceof IDL.RecordClass || type instanceof IDL.VariantClass) {
    const fields = JSON.parse(decoded);
    const known = type._fields.filter(([name]) => name in fields);
    return Object.fromEntries(known.map(([name, t]) => [name, fromRecorded(fields[name], t)]));
  }
  return value;
}

describe("recorded calls of the venues and ledgers", () => {
  const calls = readTranscripts().steps.flatMap(
    ({ step, canister, method, arg, args, reply, result }) =>
      canister === undefined || method === undefined || arg === undefined
        ? []
        : [{ step, canister, method, arg, args, reply, result }],
  );

  test("vectors: every argument decodes to the recorded values", () => {
    for (const { step, canister, method, arg, args } of calls) {
      const decoded = IDL.decode(typesOf(canister, method).args, fromHex(arg));

      expect([step, toRecorded(decoded)]).toEqual([step, args]);
    }
    expect(calls.length).toBeGreaterThan(100);
  });

  test("vectors: what we encode decodes to the recorded values again", () => {
    for (const { step, canister, method, args } of calls) {
      const types = typesOf(canister, method).args;
      const ours = IDL.encode(
        types,
        types.map((type, i) => fromRecorded(args?.[i], type)),
      );

      expect([step, toRecorded(IDL.decode(types, ours.slice()))]).toEqual([step, args]);
    }
  });

  test("vectors: every reply decodes to the recorded result", () => {
    for (const { step, canister, method, reply, result } of calls) {
      if (reply === null || reply === undefined) continue;
      const types = typesOf(canister, method).reply;
      const decoded = toRecorded(IDL.decode(types, fromHex(reply)));
      const [value] = Array.isArray(decoded) ? decoded : [];

      expect([step, types.length === 0 ? [] : cutTo(result, value)]).toEqual([step, result]);
    }
  });
});
