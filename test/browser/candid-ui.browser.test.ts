import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Locator, Page } from "playwright-core";

import { pemOf } from "../../src/demo/people.js";
import { canisterIdAt, principalToText } from "../../src/localnet/principals.js";
import { IDL } from "../../src/wire/idl.js";
import { textAt, useBrowser } from "../helpers/browser.js";
import { type CandidUiNetwork, deployCanned, serveCandidUi } from "../helpers/candid-ui-network.js";
import { startTamperingProxy } from "../helpers/tampering-proxy.js";

const PUBLIC = "icp:public candid:service";

let net: CandidUiNetwork;

beforeAll(async () => {
  net = await serveCandidUi();
});

afterAll(() => net.served.close());

const browser = useBrowser();

/** Opens a method's card. */
async function openMethod(page: Page, name: string): Promise<Locator> {
  const card = page.locator(`[data-method="${name}"]`);
  await card.locator("> summary").click();
  return card;
}

/** Calls, and answers with the line that says how the call ended. */
async function send(card: Locator): Promise<string> {
  await card.locator(".send").click();
  return textAt(card.locator(".status-line"));
}

async function useKey(page: Page): Promise<string> {
  await page.locator(".identity > summary").click();
  await page.getByLabel("A key in this browser").check();
  const principal = await textAt(page.locator('[data-test="principal"]'));
  await page.locator(".identity > summary").click();
  return principal;
}

describe("the list of canisters", () => {
  test("default: names, ids, modules and whether there is an interface", async () => {
    const bare = deployCanned(net.network, {});
    const page = await browser.open(net.page());
    await page.locator(".canisters").waitFor();
    const rows = await page.locator(".canisters tbody tr").allInnerTexts();

    expect(rows[0]).toMatch(/^ledger\s+\S+-cai\s+[\da-f]{12}\s+public$/);
    expect(rows[1]).toMatch(/^treasury\s+\S+-cai\s+[\da-f]{12}\s+public$/);
    expect(rows.find((row) => row.startsWith(bare))).toMatch(/not public$/);

    await page.getByRole("link", { name: "treasury" }).click();
    await page.locator(".method").first().waitFor();
    expect(await page.title()).toBe("treasury – Candid UI");
  });
});

describe("a canister", () => {
  test("default: a query of the treasury is shown to people and as Candid", async () => {
    const page = await browser.open(net.page(net.treasury));
    const card = await openMethod(page, "get_status");

    expect(await send(card)).toMatch(/^answered\s+\d+ ms\s+signed by the node that answered$/);
    expect(await textAt(card.locator(".readable"))).toMatch(/status\s+idle/);
    await card.getByText("Candid text").click();
    expect(await textAt(card.locator("pre"))).toContain("status = variant { idle };");
  });

  test("behavior: comments and names of the description are shown", async () => {
    const page = await browser.open(net.page(net.treasury));
    const card = await openMethod(page, "start_trading");

    expect(await textAt(card.locator(".docs"))).toContain("Nothing ever starts by itself.");
    expect(await card.locator(".field label").allInnerTexts()).toContain("reason text");
    expect(await textAt(card.locator(".signature"))).toBe("(Reasoned) -> (Done)");
  });

  test("behavior: an update is signed with the browser's key and moves tokens", async () => {
    const page = await browser.open(net.page(net.ledger));
    const sender = await useKey(page);
    const receiver = principalToText(canisterIdAt(77));
    net.fund(sender, 1_000_000n);
    const card = await openMethod(page, "icrc1_transfer");
    await card.getByLabel("owner").fill(receiver);
    await card.getByLabel("subaccount", { exact: true }).check();
    await card.locator(".field .field .field input:not(.open)").last().fill("00".repeat(32));
    await card.getByLabel("amount").fill("250_000");

    expect(await send(card)).toMatch(/^answered\s+\d+ ms\s+certified by the network$/);
    expect(await textAt(card.locator(".readable"))).toMatch(/^Ok\s+\d+$/);
    expect(net.balanceOf(receiver)).toBe(250_000n);
    expect(net.balanceOf(sender)).toBe(740_000n);
  });

  test("behavior: who may not do it is told so by a typed refusal, and the operator may", async () => {
    const page = await browser.open(net.page(net.treasury));
    const card = await openMethod(page, "start_trading");
    await card.getByLabel("reason").fill("to see");

    expect(await send(card)).toMatch(/^refused/);
    expect(await textAt(card.locator(".refusal"))).toBe("The canister refused: not_authorized.");
    expect(await textAt(card.locator(".readable"))).toMatch(/caller\s+2vxsx-fae/);

    await page.locator(".identity > summary").click();
    await page.getByText("Import a PEM").click();
    await page.getByLabel("Ed25519 key in PEM").fill(pemOf("operator"));
    await page.getByRole("button", { name: "Import" }).click();
    await page.locator(".identity > summary").click();
    expect(await send(card)).toMatch(/^answered/);
  });

  test("behavior: the history is there after loading again, and repeats", async () => {
    const page = await browser.open(net.page(net.ledger));
    const first = await openMethod(page, "icrc1_balance_of");
    await first.getByLabel("owner").fill("aaaaa-aa");
    await send(first);
    await page.reload();
    const entries = page.locator(".history > li");

    expect(await textAt(entries.first())).toMatch(/icrc1_balance_of\s+answered.*aaaaa-aa/s);

    await page.getByRole("button", { name: "Repeat icrc1_balance_of" }).click();
    const again = page.locator('[data-method="icrc1_balance_of"]');
    expect(await textAt(again.locator(".status-line"))).toMatch(/^answered/);
    expect(await again.getByLabel("owner").inputValue()).toBe("aaaaa-aa");
    expect(await entries.count()).toBe(2);

    const elsewhere = await browser.open(net.page(net.treasury), page);
    await elsewhere.locator(".method").first().waitFor();
    expect(await elsewhere.locator(".history .args").count()).toBe(0);
  });

  test("behavior: the key stays in the browser until a new one is made", async () => {
    const page = await browser.open(net.page(net.ledger));
    const principal = await useKey(page);
    await page.reload();
    await page.locator(".identity > summary").click();
    const shown = page.locator('[data-test="principal"]');
    expect(await textAt(shown)).toBe(principal);

    await page.getByRole("button", { name: "Copy the principal" }).click();
    await page.getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(principal);

    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByText("This is a new key.").waitFor();
    expect(await textAt(shown)).not.toBe(principal);
  });

  test("behavior: everything can be done with the keyboard", async () => {
    const page = await browser.open(net.page(net.ledger));
    await page.locator(".method").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("icrc1_balance");
    expect(await page.locator(".method:visible").count()).toBe(1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByLabel("owner").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("aaaaa-aa");
    await page.keyboard.press("Enter");

    expect(await textAt(page.locator(".status-line"))).toMatch(/^answered/);
  });

  test("behavior: inputs are filled at random on demand", async () => {
    const page = await browser.open(net.page(net.ledger));
    const card = await openMethod(page, "icrc1_balance_of");
    await card.getByRole("button", { name: "Fill at random" }).click();

    expect(await card.getByLabel("owner").inputValue()).toMatch(/^[a-z\d-]+$/);
    expect(await send(card)).toMatch(/^answered/);
  });
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
    const broken = deployCanned(net.network, { sections: { [PUBLIC]: "service : { a : () }" } });
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
        [PUBLIC]: "service : { trap : () -> (); refuse : () -> (); gone : () -> () query }",
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
      sections: { [PUBLIC]: "service : { get : () -> (nat) query }" },
      answers: { "canister_query get": IDL.encode([IDL.Text], ["seven"]) },
    });
    const page = await browser.open(net.page(id));
    const card = await openMethod(page, "get");

    expect(await send(card)).toMatch(/^failed/);
    expect(await textAt(card.locator(".failure"))).toMatch(/^That did not work: .*nat/);
  });

  test("error: answers that were changed on the way are not shown", async () => {
    const proxy = await startTamperingProxy(net.served);
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
    await proxy.close();
  });

  test("error: a network that has gone is said to be gone", async () => {
    const proxy = await startTamperingProxy(net.served);
    const page = await browser.open(`${proxy.url}/_/candid?id=${net.treasury}`);
    const card = await openMethod(page, "get_status");
    await proxy.close();

    expect(await send(card)).toMatch(/^failed/);
    expect(await textAt(card.locator(".failure"))).toBe(
      "The network does not answer: start it again, then repeat the call.",
    );
    expect(browser.complaints().every((complaint) => /ERR_CONNECTION/.test(complaint))).toBe(true);
  });
});

describe("hostile canisters", () => {
  const EVIL = `"><img src=x onerror="window.caught=1"><script>window.caught=1</script>`;
  const quoted = JSON.stringify(EVIL);

  test("error: nothing that a canister says is read as HTML", async () => {
    const id = deployCanned(net.network, {
      sections: {
        [PUBLIC]: `// ${EVIL}
          type Answer = record { ${quoted} : text; list : vec record { ${quoted} : text } };
          // ${EVIL}
          service : {
            // ${EVIL}
            get : (record { // ${EVIL}
              ${quoted} : opt nat }, ${quoted} : nat) -> (Answer) query;
            ${quoted} : () -> (variant { Err : text });
          }`,
      },
      answers: {
        "canister_query get": IDL.encode(
          [IDL.Record({ [EVIL]: IDL.Text, list: IDL.Vec(IDL.Record({ [EVIL]: IDL.Text })) })],
          [{ [EVIL]: EVIL, list: [{ [EVIL]: EVIL }] }],
        ),
        [`canister_update ${EVIL}`]: IDL.encode([IDL.Variant({ Err: IDL.Text })], [{ Err: EVIL }]),
      },
    });
    const page = await browser.open(net.page(id));
    const card = await openMethod(page, "get");
    await card.locator("input").last().fill(EVIL);
    await card.locator(".send").click();
    await card.getByRole("alert").filter({ hasText: "does not fit" }).waitFor();
    await card.locator("input").last().fill("7");
    await send(card);
    const refused = page.locator(".method").nth(1);
    await refused.locator("> summary").click();
    await send(refused);
    await page.reload();
    await page.locator(".history > li").nth(1).waitFor();

    expect(await page.evaluate(() => Reflect.get(window, "caught"))).toBeUndefined();
    expect(await page.locator("img, body script").count()).toBe(0);
    expect(await textAt(page.locator(".docs").first())).toBe(EVIL);
    expect(await textAt(page.locator(".name").nth(1))).toBe(quoted);
  });

  test("error: a type without an end is cut, and the page stays quick", async () => {
    const doubling = Array.from(
      { length: 40 },
      (_, i) => `type T${i + 1} = record { T${i}; T${i} };`,
    );
    const id = deployCanned(net.network, {
      sections: {
        [PUBLIC]: `type R = record { inner : R; name : text };
          type T0 = nat; ${doubling.join("")}
          service : { endless : (R) -> (); wide : (T40) -> () }`,
      },
    });
    const page = await browser.open(net.page(id));
    for (const name of ["endless", "wide"]) {
      const card = await openMethod(page, name);
      expect(await card.locator("input").count()).toBeLessThan(500);
      await card.locator(".send").click();
      expect(await textAt(card.locator(".failure"))).toMatch(/^Mend the arguments/);
    }
  });

  test("error: pages of canisters do not reach what the browser keeps for this one", async () => {
    const html = new TextEncoder().encode(
      `<link rel="icon" href="data:,"><script>
        try { document.title = localStorage.getItem("candid-ui/identity") }
        catch (error) { document.title = error.name }
      </script>`,
    );
    const Response = IDL.Record({
      status_code: IDL.Nat16,
      headers: IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text)),
      body: IDL.Vec(IDL.Nat8),
    });
    const headers = [
      ["content-type", "text/html"],
      ["content-security-policy", "img-src data:"],
    ];
    const answer = { status_code: 200, headers, body: html };
    const id = deployCanned(net.network, {
      answers: { "canister_query http_request": IDL.encode([Response], [answer]) },
    });
    const page = await browser.open(net.page(net.ledger));
    await useKey(page);
    const origin = `localhost:${net.served.port}`;
    const thief = await browser.open(`http://${origin}/?canisterId=${id}`, page);
    expect(await thief.title()).toBe("SecurityError");

    const moved = await browser.open(`http://${id}.${origin}/_/candid`, page);
    expect(moved.url()).toBe(`http://${origin}/_/candid?id=${id}`);
  });
});
