import { createServer } from "node:http";
import { Cbor } from "@dfinity/agent";

import { readBody } from "../../src/localnet/http/body-reader.js";
import type { ServedNetwork } from "../../src/localnet/http/serve-network.js";

/** An answer in CBOR. */
export type Fields = Record<string, unknown>;

/** Which answers are changed: those to addresses that end so. */
export type Verb = "call" | "query" | "read_state" | "status";

/** Somebody between a client and a network who changes answers. */
export type TamperingProxy = {
  readonly url: string;
  /** Answers that were changed so far. */
  readonly tamperedCount: number;
  /** Changes the answers of a kind from now on, and no others. */
  tamper(verb: Verb, change: (answer: Fields) => Fields): void;
  /** Lets every answer through as it is. */
  calm(): void;
  close(): Promise<void>;
};

/** Stands between clients and a network. */
export async function startTamperingProxy({ url }: ServedNetwork): Promise<TamperingProxy> {
  let tampering: { readonly verb: Verb; readonly change: (answer: Fields) => Fields } | undefined;
  let tamperedCount = 0;
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = "GET", url: path = "/", headers } = incoming;
      const sent = await readBody(incoming);
      const type = headers["content-type"];
      const response = await fetch(`${url}${path}`, {
        method,
        ...(type === undefined ? {} : { headers: { "content-type": type } }),
        ...(method === "POST" ? { body: new Uint8Array(sent) } : {}),
      });
      let body: Uint8Array = new Uint8Array(await response.arrayBuffer());
      if (tampering !== undefined && path.endsWith(tampering.verb) && response.status === 200) {
        body = Cbor.encode(tampering.change(Cbor.decode<Fields>(body)));
        tamperedCount += 1;
      }
      outgoing.writeHead(response.status, {
        "content-type": response.headers.get("content-type") ?? "text/plain",
      });
      outgoing.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get tamperedCount() {
      return tamperedCount;
    },
    tamper(verb, change) {
      tampering = { verb, change };
    },
    calm() {
      tampering = undefined;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Changes a byte of a field that is bytes. */
export function garbled(answer: Fields, field: string): Fields {
  const bytes = answer[field];
  if (!(bytes instanceof Uint8Array)) throw new Error(`${field} is no bytes`);
  const changed = bytes.slice();
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  return { ...answer, [field]: changed };
}
