import type { AnyEvent, PlainPayload } from "../../client/events.js";
import { amount, group, icp, percent, readable, time, words } from "../../figures/figures.js";
import type { Session, TokenInfo } from "../session.js";
import { LegTokens } from "./leg-tokens.js";

/** Shows events, one a line, with amounts of the tokens that they are about. */
export class EventLines {
  readonly #session: Session;
  readonly #tokens: readonly TokenInfo[];
  readonly #legs: LegTokens;

  constructor(session: Session, tokens: readonly TokenInfo[]) {
    this.#session = session;
    this.#tokens = tokens;
    this.#legs = new LegTokens(session);
  }

  /** An event as a line. Where its token cannot be found out, its amounts are in atoms. */
  async lineOf(event: AnyEvent): Promise<string> {
    const { id, atNs, kind, subject, payload } = event;
    const legToken = await this.#legToken(event).catch(() => undefined);
    const figures = Object.entries(payload).map(([name, value]) => {
      // What was done is a sentence of its own.
      const label = name === "what" ? "" : `${words(name.replace(/_(atoms|e8s|bp)$/, ""))} `;
      return `${label}${this.#show(name, value, legToken ?? this.#tokenOf(event, name))}`;
    });
    const about = this.#tokens.find((token) => token.id === subject)?.symbol ?? subject;
    const head = this.#session.paint.dim(`${group(id)}  ${time(atNs)}`);
    return `${head}  ${kind}  ${about}  ${figures.join(", ")}\n`;
  }

  /** The token of a leg's figures, which its event does not name. */
  async #legToken({ payload }: AnyEvent): Promise<TokenInfo | undefined> {
    const { leg_id: legId, to } = payload;
    if (typeof legId !== "bigint" || typeof to !== "string") return undefined;
    return this.#legs.received(legId, to);
  }

  /** The token of a figure: the one the event is about, one of its pair, or one in its sentence. */
  #tokenOf({ subject, payload }: AnyEvent, name: string): TokenInfo | undefined {
    const [sold, bought] = subject.split("/");
    const ofPair = name === "sold_atoms" ? sold : name === "bought_atoms" ? bought : undefined;
    const { what } = payload;
    const [, named] = (typeof what === "string" && /^token (\S+) /.exec(what)) || [];
    return this.#tokens.find(
      ({ id, symbol }) => id === subject || symbol === ofPair || symbol === named,
    );
  }

  #show(name: string, value: PlainPayload[string], token: TokenInfo | undefined): string {
    if (typeof value === "string") return value === "" ? "–" : readable(value, this.#tokens);
    if (name.endsWith("_e8s")) return icp(value);
    if (name.endsWith("_bp")) return percent(value);
    if (!name.endsWith("_atoms")) return group(value);
    if (token === undefined) return `${group(value)} atoms`;
    return `${amount(value, token.decimals)} ${token.symbol}`;
  }
}
