import { createServer, connect as dial, type Socket } from "node:net";

/** A wire to a network that can be cut. */
export type FlakyProxy = {
  readonly url: string;
  /** Connections that were cut so far. */
  readonly cutCount: number;
  /** Cuts what is under way, and every n-th connection from now on after some bytes. */
  cutEvery(count: number): void;
  /** Lets nobody through until `mend`. */
  cut(): void;
  /** Lets everything through. */
  mend(): void;
  close(): Promise<void>;
};

/** Bytes of an answer that come through before it is cut: some of its head. */
const CUT_AFTER_BYTES = 40;

/** Stands between a client and a port of this machine. */
export async function startFlakyProxy(port: number): Promise<FlakyProxy> {
  const open = new Set<Socket>();
  let mode: { readonly every: number } = { every: 0 };
  let connectionCount = 0;
  let cutCount = 0;
  const server = createServer((near) => {
    connectionCount += 1;
    const { every } = mode;
    const far = dial(port, "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    if (every === 1) {
      cutCount += 1;
      near.destroy();
      return;
    }
    near.pipe(far);
    const isDoomed = every > 1 && connectionCount % every === 0;
    if (!isDoomed) {
      far.pipe(near);
      return;
    }
    far.once("data", (data: Buffer) => {
      cutCount += 1;
      near.write(data.subarray(0, CUT_AFTER_BYTES));
      setTimeout(() => near.destroy(), 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const ownPort = typeof address === "object" && address !== null ? address.port : 0;
  const drop = (every: number) => {
    mode = { every };
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${ownPort}`,
    get cutCount() {
      return cutCount;
    },
    cutEvery: (count) => drop(count),
    cut: () => drop(1),
    mend: () => drop(0),
    async close() {
      drop(1);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
