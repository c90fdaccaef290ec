import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { IDL } from "../../src/wire/idl.js";
import { textAt, useBrowser } from "../helpers/browser.js";
import {
  type CandidUiNetwork,
  deployCanned,
  PUBLIC_DESCRIPTION,
  serveCandidUi,
} from "../helpers/candid-ui-network.js";
import { openMethod, send, useKey } from "../helpers/candid-ui-page.js";

let net: CandidUiNetwork;

beforeAll(async () => {
  net = await serveCandidUi();
});

afterAll(() => net.served.close());

const browser = useBrowser();

describe("hostile canisters", () => {
  const EVIL = `"><img src=x onerror="window.caught=1"><script>window.caught=1</script>`;
  const quoted = JSON.stringify(EVIL);

  test("error: nothing that a canister says is read as HTML", async () => {
    const id = deployCanned(net.network, {
      sections: {
        [PUBLIC_DESCRIPTION]: `// ${EVIL}
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
        [PUBLIC_DESCRIPTION]: `type R = record { inner : R; name : text };
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
