import type { Alert, MoneyLine, Picture, Status, Venue } from "./api.js";
import { byId, element, fill, row } from "./elements.js";
import { amountText, countText, momentText, timeText } from "./figures.js";

/** Shows where the money is, and whether it adds up. */
export function showMoney(picture: Picture): void {
  const { money, invariants } = picture;
  fill("money", ...money.map((line) => moneyRow(line, picture)));
  fill(
    "invariants",
    ...invariants.map(({ name, says, holds }) =>
      element(
        "li",
        {},
        element("span", { class: holds ? "good" : "bad" }, holds ? "✓ holds " : "✗ is broken "),
        `${name}: ${says}`,
      ),
    ),
  );
  const wrong = whatIsWrong(picture);
  const isRight = wrong.length === 0;
  const tile = byId("check");
  tile.className = `figure ${isRight ? "good" : "bad"}`;
  tile.replaceChildren(isRight ? "✓ adds up" : "✗ does not");
  fill("check-note", isRight ? `${money.length} tokens, to the atom` : wrong.join("; "));
}

/** What does not add up. */
export function whatIsWrong({ money, invariants }: Picture): string[] {
  return [
    ...money
      .filter(({ sum_atoms, accounted_atoms }) => sum_atoms !== accounted_atoms)
      .map(({ symbol }) => `${symbol} does not add up`),
    ...invariants.filter(({ holds }) => !holds).map(({ name }) => `${name} is broken`),
  ];
}

function moneyRow(line: MoneyLine, { portfolio }: Picture): HTMLElement {
  const held = portfolio.holdings.find((holding) => holding.token.token === line.token);
  const decimals = held?.token.decimals ?? 0;
  const figure = (atoms: string | bigint): readonly [string, string] => {
    const text = amountText(String(atoms), decimals, decimals);
    return [/^[0.]+$/.test(text) ? "–" : text, "number"];
  };
  const atVenues =
    BigInt(line.unused_atoms) + BigInt(line.subaccount_atoms) + BigInt(line.claim_atoms);
  const isSame = line.sum_atoms === line.accounted_atoms;
  return row(
    line.symbol,
    figure(line.liquid_atoms),
    figure(atVenues),
    figure(line.in_flight_atoms),
    figure(line.suspense_atoms),
    figure(line.dust_atoms),
    figure(line.sum_atoms),
    figure(line.accounted_atoms),
    [isSame ? "✓" : "✗ no", isSame ? "good" : "bad"],
  );
}

/** Shows status, time, counts and venues. */
export function showStatus(status: Status): void {
  const { now_ns, last_cycle_at_ns, counters, venues, open_leg_count } = status;
  const pill = byId("status");
  const name = statusName(status);
  pill.className = `pill ${name === "trading" ? "good" : name === "idle" ? "faint" : "bad"}`;
  pill.replaceChildren(name);
  fill("clock", momentText(now_ns));
  const counts = new Map(counters.map((each) => [each.name, each.count]));
  const count = (counter: string) => countText(counts.get(counter) ?? "0");
  fill("cycles", count("cycles"));
  const last = last_cycle_at_ns === "0" ? "none yet" : `the last at ${timeText(last_cycle_at_ns)}`;
  const open = open_leg_count === 0 ? "" : `, ${countText(open_leg_count)} orders open`;
  fill(
    "cycles-note",
    `${count("trades")} trades, ${count("trades_failed")} failed; ${last}${open}`,
  );
  fill("venues", ...venues.map((venue) => venueRow(venue, BigInt(now_ns))));
}

/** Why trading does not go on, when it does not. */
export function alarmsOfStatus(status: Status): string[] {
  const { suspense_leg_count } = status;
  const name = statusName(status);
  const reason = typeof status.status === "string" ? "" : (status.status[name]?.["reason"] ?? "");
  const stopped = name === "paused" || name === "failed" ? [`trading is ${name}: ${reason}`] : [];
  const suspense = suspense_leg_count === 0 ? [] : [`${suspense_leg_count} orders need a person`];
  return [...stopped, ...suspense];
}

function statusName({ status }: Status): string {
  return typeof status === "string" ? status : (Object.keys(status)[0] ?? "");
}

function venueRow(venue: Venue, nowNs: bigint): HTMLElement {
  const { enabled, suspended_until_ns, score_percent, last_failure } = venue;
  const isResting = BigInt(suspended_until_ns) > nowNs;
  const state = enabled
    ? isResting
      ? `rests until ${timeText(suspended_until_ns)}`
      : "open"
    : "off";
  return row(
    venue.venue,
    [state, state === "open" ? "good" : "warn"],
    [`${score_percent}\u202f%`, "number"],
    [last_failure === "" ? "–" : last_failure, "faint"],
  );
}

/** Lists what was raised for people, newest first. */
export function showAlerts({ alerts }: Picture): void {
  const items = alerts
    .toReversed()
    .map(({ at_ns, kind, message }: Alert) =>
      element(
        "li",
        {},
        element("span", { class: "faint" }, `${momentText(at_ns)} `),
        element("span", { class: "pill warn" }, kind),
        ` ${message}`,
      ),
    );
  const none = element("li", { class: "faint" }, "None.");
  fill("alerts", ...(items.length === 0 ? [none] : items));
}
