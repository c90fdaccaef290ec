import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";

import { canisterIdAt, principalToText } from "../../src/localnet/principals.js";
import { IDL } from "../../src/wire/idl.js";
import { textAt, useBrowser } from "../helpers/browser.js";
import {
  type CandidUiNetwork,
  deployCanned,
  PUBLIC_DESCRIPTION,
  serveCandidUi,
} from "../helpers/candid-ui-network.js";
import { openMethod, send } from "../helpers/candid-ui-page.js";
import { startTamperingProxy, type TamperingProxy } from "../helpers/tampering-proxy.js";

let net: CandidUiNetwork;

beforeAll(async () => {
  net = await serveCandidUi();
});

afterAll(() => net.served.close());

const browser = useBrowser();

let proxy: TamperingProxy | undefined;

afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
});

describe("bad input", () => {
  test.each([
    ["owner", "nobody", "'nobody' does not fit: a principal looks like aaaaa-aa or 2vxsx-fae."],
    ["amount", "-1", "'-1' does not fit: a nat is a whole number, zero or more."],
    ["amount", "ten", "'ten' does not fit: a nat is a whole number, zero or more."],
    ["amount", "", "Nothing is typed in: a nat is a whole number, zero or more."],
  ])("error: an argument %s of '%s' is refused in a sentence", async (label, typed, sentence) => {
    const page = await browser.open(net.page(net.ledger));
    const card = await openMethod(page, "icrc1_transfer");
    await card.getByLabel("owner").fill("aaaaa-aa");
    await card.getByLabel("amount").fill("1");
    await card.getByLabel(label).fill(typed);
    await card.locator(".send").click();

    expect(await textAt(card.locator(".failure"))).toMatch(/^Mend the arguments/);
    expect(await card.getByRole("alert").filter({ hasText: sentence }).count()).toBe(1);
    expect(await page.locator(".history .args").count()).toBe(0);
  });

  test("error: what is no canister, or says nothing of itself, is told in a sentence", async () => {
    const empty = principalToText(net.network.createCanister());
    const absent = principalToText(canisterIdAt(9_999));
    const did = "service : { a : () -> () }";
    const secret = deployCanned(net.network, {
      sections: { "icp:private candid:service": did },
    });
    const mute = deployCanned(net.network, {});
    const broken = deployCanned(net.network, {
      sections: { [PUBLIC_DESCRIPTION]: "service : { a : () }" },
    });
    const sentences = [
      ["nonsense", "'nonsense' is not a canister id: choose one from the list."],
      [absent, `There is no canister ${absent} on this network: choose one from the list.`],
      [empty, `Canister ${empty} has no code yet: install some, then load this page again.`],
      [secret, /^This canister does not say what it can be asked/],
      [mute, /^This canister does not say what it can be asked/],
      [broken, /cannot be read. Line 1, column 20: '->' is missing before '}'.$/],
    ] as const;
    for (const [id, sentence] of sentences) {
      const page = await browser.open(net.page(id));
      const said = await textAt(page.locator(".problem"));
      if (typeof sentence === "string") expect(said).toBe(sentence);
      else expect(said).toMatch(sentence);
    }
    // The browser notes that the private section was refused.
    expect(browser.complaints().filter((complaint) => !complaint.includes("403"))).toEqual([]);
  });

  test("error: text that is no Candid of the method is refused in a sentence", async () => {
    const page = await browser.open(net.page(net.ledger));
    const card = await openMethod(page, "icrc1_balance_of");
    await card.getByText("Arguments as Candid text").click();
    const said = card.locator(".as-text .says");
    for (const [typed, sentence] of [
      [
        "(record { owner",
        /^These are no arguments of icrc1_balance_of: Unrecognized EOF found.*\.$/,
      ],
      ["()", /^These are no arguments of icrc1_balance_of: wrong number of argument values\.$/],
      ["", /^These are no arguments of icrc1_balance_of: input is required\.$/],
      [
        "(record { owner = 7; subaccount = null })",
        /^These are no arguments of icrc1_balance_of: /,
      ],
    ] as const) {
      await card.getByLabel("Candid text").fill(typed);
      await card.getByRole("button", { name: "Put into the inputs" }).click();
      await said.filter({ hasText: sentence }).waitFor();
    }
    expect(await textAt(said)).not.toMatch(/\n|`/);
  });

  test("error: a PEM that is no Ed25519 key is refused", async () => {
    const page = await browser.open(net.page(net.ledger));
    await page.locator(".identity > summary").click();
    for (const [pem, sentence] of [
      ["hello", "This is no PEM file: it begins with -----BEGIN PRIVATE KEY."],
      [
        "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
        "Only Ed25519 keys can be imported, and this ec private key is none.",
      ],
    ] as const) {
      const isOpen = await page.getByLabel("Ed25519 key in PEM").isVisible();
      if (!isOpen) await page.getByText("Import a PEM").click();
      await page.getByLabel("Ed25519 key in PEM").fill(pem);
      await page.getByRole("button", { name: "Import" }).click();
      expect(await textAt(page.locator(".says"))).toBe(sentence);
    }
  });

  test("error: rejects of canisters and of the network are one sentence each", async () => {
    const id = deployCanned(net.network, {
      sections: {
        [PUBLIC_DESCRIPTION]:
          "service : { trap : () -> (); refuse : () -> (); gone : () -> () query }",
      },
    });
    const page = await browser.open(net.page(id));
    for (const [name, sentence] of [
      ["trap", /^The canister failed: .*boom.* \(IC0503\)$/s],
      ["refuse", /^The canister rejected the call: no \(IC0406\)$/],
      ["gone", /has no query method 'gone'.*\(IC0536\)$/s],
    ] as const) {
      const card = await openMethod(page, name);
      expect(await send(card)).toMatch(/^rejected/);
      expect(await textAt(card.locator(".failure"))).toMatch(sentence);
    }
  });

  test("error: an answer that does not fit the description is said to be one", async () => {
    const id = deployCanned(net.network, {
      sections: { [PUBLIC_DESCRIPTION]: "service : { get : () -> (nat) query }" },
      answers: { "canister_query get": IDL.encode([IDL.Text], ["seven"]) },
    });
    const page = await browser.open(net.page(id));
    const card = await openMethod(page, "get");

    expect(await send(card)).toMatch(/^failed/);
    expect(await textAt(card.locator(".failure"))).toMatch(/^That did not work: .*nat/);
  });

  test("error: answers that were changed on the way are not shown", async () => {
    proxy = await startTamperingProxy(net.served);
    const page = await browser.open(`${proxy.url}/_/candid?id=${net.treasury}`);
    const query = await openMethod(page, "get_status");
    proxy.tamper("query", (answer) => ({ ...answer, reply: { arg: new Uint8Array(8) } }));
    expect(await send(query)).toMatch(/^failed/);
    expect(await textAt(query.locator(".failure"))).toMatch(/is not signed by this network/);

    const update = await openMethod(page, "start_trading");
    await update.getByLabel("reason").fill("to see");
    proxy.tamper("call", ({ certificate, ...rest }) => {
      const changed = Uint8Array.from(certificate instanceof Uint8Array ? certificate : []);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      return { ...rest, certificate: changed };
    });
    expect(await send(update)).toMatch(/^failed/);
    expect(await textAt(update.locator(".failure"))).toMatch(/is not signed by this network/);
    expect(proxy.tamperedCount).toBeGreaterThan(1);
  });

  test("error: a network that has gone is said to be gone", async () => {
    proxy = await startTamperingProxy(net.served);
    const page = await browser.open(`${proxy.url}/_/candid?id=${net.treasury}`);
    const card = await openMethod(page, "get_status");
    await proxy.close();
    proxy = undefined;

    expect(await send(card)).toMatch(/^failed/);
    expect(await textAt(card.locator(".failure"))).toBe(
      "The network does not answer: start it again, then repeat the call.",
    );
    expect(browser.complaints().every((complaint) => /ERR_CONNECTION/.test(complaint))).toBe(true);
  });
});
