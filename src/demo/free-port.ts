import { createServer } from "node:net";

/** Why nobody can listen on a port, in a word; `undefined` when somebody can. */
export type PortProblem = "taken" | "not allowed" | undefined;

/** Looks whether a port of this machine can be listened on, and leaves it as it is. */
export function probePort(port: number, host = "127.0.0.1"): Promise<PortProblem> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("taken");
      else if (error.code === "EACCES") resolve("not allowed");
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
