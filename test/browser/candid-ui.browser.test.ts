import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { pemOf } from "../../src/demo/people.js";
import { canisterIdAt, principalToText } from "../../src/localnet/principals.js";
import { textAt, useBrowser } from "../helpers/browser.js";
import { type CandidUiNetwork, deployCanned, serveCandidUi } from "../helpers/candid-ui-network.js";
import { openMethod, send, useKey } from "../helpers/candid-ui-page.js";

let net: CandidUiNetwork;

beforeAll(async () => {
  net = await serveCandidUi();
});

afterAll(() => net.served.close());

const browser = useBrowser();

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

  test("behavior: arguments that are written as Candid text are put into the inputs", async () => {
    const page = await browser.open(net.page(net.ledger));
    const card = await openMethod(page, "icrc1_transfer");
    await card.getByText("Arguments as Candid text").click();
    const area = card.getByLabel("Candid text", { exact: true });
    await area.fill(
      `(record { to = record { owner = principal "aaaaa-aa"; subaccount = opt blob "\\01\\ff" };
        amount = 1_000; memo = opt blob "note" })`,
    );
    await card.getByRole("button", { name: "Put into the inputs" }).click();
    const inputs = card.locator(".field input:not(.open)");
    await inputs.nth(3).waitFor();

    expect(await inputs.evaluateAll((all) => all.map((one) => Reflect.get(one, "value")))).toEqual([
      "aaaaa-aa",
      "01ff",
      "1000",
      "6e6f7465",
    ]);
    expect(await send(card)).toMatch(/^refused/);
    expect(await area.inputValue()).toContain("amount = 1_000;");
  });

  test("behavior: inputs are filled at random on demand", async () => {
    const page = await browser.open(net.page(net.ledger));
    const card = await openMethod(page, "icrc1_balance_of");
    await card.getByRole("button", { name: "Fill at random" }).click();

    expect(await card.getByLabel("owner").inputValue()).toMatch(/^[a-z\d-]+$/);
    expect(await send(card)).toMatch(/^answered/);
  });
});
