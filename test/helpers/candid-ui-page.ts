import type { Locator, Page } from "playwright-core";

import { textAt } from "./browser.js";

/** Opens a method's card. */
export async function openMethod(page: Page, name: string): Promise<Locator> {
  const card = page.locator(`[data-method="${name}"]`);
  await card.locator("> summary").click();
  return card;
}

/** Calls, and answers with the line that says how the call ended. */
export async function send(card: Locator): Promise<string> {
  await card.locator(".send").click();
  return textAt(card.locator(".status-line"));
}

/** Lets the browser's key call from now on; answers its principal. */
export async function useKey(page: Page): Promise<string> {
  await page.locator(".identity > summary").click();
  await page.getByLabel("A key in this browser").check();
  const principal = await textAt(page.locator('[data-test="principal"]'));
  await page.locator(".identity > summary").click();
  return principal;
}
