import { generateKeyPairSync } from "node:crypto";
import { Cbor } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { actor } from "../../../src/localnet/principals.js";
import {
  type Answer,
  anonymous,
  at,
  type Content,
  delegate,
  KEY_KINDS,
  methodContent,
  newSigner,
  nowNs,
  post,
  readStateContent,
  requestIdOfContent,
  type Signer,
  signed,
} from "../../helpers/http-client.js";
import { type Fixture, serveCanister } from "../../helpers/served-network.js";

let fixture: Fixture;
const alice = newSigner();
const device = newSigner();
const session = newSigner("P-256");

beforeAll(async () => {
  fixture = await serveCanister();
});

afterAll(() => fixture.served.close());

/** A query that answers who asks. */
function whoAsks(signer: Signer, changes: Content = {}): Content {
  return methodContent("query", fixture.canister, "caller", {
    sender: signer.principal,
    ...changes,
  });
}

function ask(body: Uint8Array): Promise<Answer> {
  return post(fixture.served, at("v2", fixture.canister, "query"), body);
}

function refused(text: string | RegExp): object {
  return { status: 400, text: expect.stringMatching(text) };
}

describe("signatures", () => {
  test.each(KEY_KINDS)("default: a key of kind %s", async (kind) => {
    const signer = newSigner(kind);

    const answer = await ask(signed(whoAsks(signer), signer));

    expect(answer.cbor).toMatchObject({ status: "replied", reply: { arg: signer.principal } });
  });

  test("error: an anonymous request that is signed", async () => {
    const content = methodContent("query", fixture.canister, "caller");

    expect(await ask(signed(content, alice))).toMatchObject(refused("must not be signed"));
  });

  test("error: a request without a signature, or without a key", async () => {
    const content = whoAsks(alice);

    expect(await ask(anonymous(content))).toMatchObject(refused("must be signed"));
    const withKey = Cbor.encode({ content, sender_pubkey: alice.derKey });
    expect(await ask(withKey)).toMatchObject(refused("must be signed"));
  });

  test("error: a sender to whom the key does not belong", async () => {
    const content = whoAsks(alice, { sender: actor("victim") });

    expect(await ask(signed(content, alice))).toMatchObject(refused("not the principal"));
  });

  test.each(KEY_KINDS)("error: a wrong signature of kind %s", async (kind) => {
    const signer = newSigner(kind);
    const content = whoAsks(signer);
    const envelope = (signature: Uint8Array) =>
      Cbor.encode({ content, sender_pubkey: signer.derKey, sender_sig: signature });
    const ofOther = signer.sign(requestIdOfContent(content));

    for (const signature of [ofOther, new Uint8Array(64), new Uint8Array(0)])
      expect(await ask(envelope(signature))).toMatchObject(refused("signature of the request"));
  });

  test("error: content that was changed after it was signed", async () => {
    const body = signed(whoAsks(alice, { method_name: "counter" }), alice);
    const text = Buffer.from(body).toString("latin1").replace("counter", "cqunter");

    const answer = await ask(new Uint8Array(Buffer.from(text, "latin1")));

    expect(answer).toMatchObject(refused("signature of the request"));
  });

  test("error: keys of other kinds", async () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey;
    const curve = generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey;
    const derKeys = [
      ...[rsa, curve].map((key) => new Uint8Array(key.export({ format: "der", type: "spki" }))),
      new Uint8Array(32),
    ];
    for (const derKey of derKeys) {
      const stranger = { ...newSigner(), derKey };
      const sender = principalOf(stranger);
      const answer = await ask(signed(whoAsks(stranger, { sender }), stranger));
      expect(answer).toMatchObject(refused("public key must be one of"));
    }
  });
});

describe("delegations", () => {
  function askBy(by: Signer, delegations: readonly Content[], changes: Content = {}) {
    return ask(signed(whoAsks(alice, changes), alice, { by, delegations }));
  }

  test("default: the last key of the chain signs", async () => {
    const chain = [delegate(alice, device), delegate(device, session)];

    const answer = await askBy(session, chain);

    expect(answer.cbor).toMatchObject({ status: "replied", reply: { arg: alice.principal } });
  });

  test("behavior: targets allow the canisters that every delegation names", async () => {
    const { canister } = fixture;
    const other = actor("other");
    const narrow = delegate(alice, device, { targets: [canister, other] });

    expect((await askBy(device, [narrow])).status).toBe(200);
    const narrower = delegate(device, session, { targets: [canister] });
    expect((await askBy(session, [narrow, narrower])).status).toBe(200);
    const elsewhere = delegate(device, session, { targets: [other] });
    expect(await askBy(session, [narrow, elsewhere])).toMatchObject(refused("does not allow"));
    expect(await askBy(device, [delegate(alice, device, { targets: [] })])).toMatchObject(
      refused("does not allow"),
    );
  });

  test("error: a delegation that has expired", async () => {
    const expired = delegate(alice, device, { expiration: nowNs() - 1_000_000_000n });

    expect(await askBy(device, [expired])).toMatchObject(refused("A delegation expired at 20"));
  });

  test("error: a delegation that somebody else signed, or that is not in its place", async () => {
    const stranger = newSigner();

    expect(await askBy(device, [delegate(stranger, device)])).toMatchObject(
      refused("signature of a delegation"),
    );
    const turned = [delegate(device, session), delegate(alice, device)];
    expect(await askBy(session, turned)).toMatchObject(refused("signature of a delegation"));
  });

  test("error: a request that an earlier key of the chain signed", async () => {
    const chain = [delegate(alice, device), delegate(device, session)];

    expect(await askBy(device, chain)).toMatchObject(refused("signature of the request"));
  });

  test("error: a key that stands twice in the chain", async () => {
    expect(await askBy(alice, [delegate(alice, alice)])).toMatchObject(refused("stands twice"));
    const around = [delegate(alice, device), delegate(device, alice)];
    expect(await askBy(alice, around)).toMatchObject(refused("stands twice"));
  });

  test("error: too many delegations, or too many targets", async () => {
    const keys = Array.from({ length: 22 }, () => newSigner());
    const chain = keys.slice(1).map((key, i) => delegate(keys[i] ?? key, key));
    const [first = alice] = keys;
    const content = whoAsks(first);
    const last = keys.at(-1) ?? first;

    expect(await ask(signed(content, first, { by: last, delegations: chain }))).toMatchObject(
      refused("more than 20 delegations"),
    );
    const targets = Array.from({ length: 1001 }, () => fixture.canister);
    expect(await askBy(device, [delegate(alice, device, { targets })])).toMatchObject(
      refused("more than 1000 targets"),
    );
  });

  test("error: delegations that are no maps", async () => {
    for (const broken of [[1], [{ delegation: 7, signature: new Uint8Array(0) }], "none"]) {
      const body = Cbor.encode({ content: whoAsks(alice), sender_delegation: broken });
      expect((await ask(body)).status).toBe(400);
    }
  });

  test("error: asking about a call that the delegation does not allow", async () => {
    const { canister, served } = fixture;
    const call = methodContent("call", canister, "count", { sender: alice.principal });
    await post(served, at("v3", canister, "call"), signed(call, alice));
    const path = ["request_status", requestIdOfContent(call)];
    const content = readStateContent([path], { sender: alice.principal });
    const askFor = (targets: Uint8Array[]) => {
      const delegations = [delegate(alice, device, { targets })];
      const body = signed(content, alice, { by: device, delegations });
      return post(served, at("v2", canister, "read_state"), body);
    };

    expect((await askFor([canister])).status).toBe(200);
    expect((await askFor([actor("other")])).status).toBe(403);
  });
});

function principalOf({ derKey }: Signer): Uint8Array {
  return Principal.selfAuthenticating(derKey).toUint8Array();
}
