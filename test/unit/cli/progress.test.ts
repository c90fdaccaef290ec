import { createServer, type Socket } from "node:net";
import { describe, expect, test } from "@jest/globals";

import { Cli } from "../../../src/cli/cli.js";
import type { Io } from "../../../src/cli/io.js";

describe("Cli", () => {
  test("behavior: a question stands still while it is thought about", async () => {
    let said = "";
    const io: Io = {
      out: () => undefined,
      err: (text) => {
        said += text;
      },
      isTerminal: true,
      env: {},
      cwd: ".",
      root: ".",
      confirm: async () => {
        said = "";
        await new Promise((done) => setTimeout(done, 2_000));
        return false;
      },
      signal: new AbortController().signal,
    };
    const silent = await listenInSilence();
    const cli = new Cli(io, () => ({ network: silent.url }));
    const working = cli.run("working", async () => ({ json: null, lines: [] }));
    const failed = expect(working).rejects.toThrow("No network answers");

    await expect(cli.confirm("It goes", {})).rejects.toThrow("Nothing was done.");

    expect(said).toBe("");
    await silent.close();
    await failed;
  });
});

/** Somebody who takes every call and says nothing. */
async function listenInSilence(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}
