import type { IncomingMessage } from "node:http";

import { RequestProblem } from "./request-problem.js";

/** Most bytes of a body: those of the largest message that the Internet Computer takes. */
export const BODY_BYTES_MAX = 2_097_152;

/**
 * Reads the body of a request.
 *
 * @throws {RequestProblem} 413 as soon as it is known to be too long.
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX) throw tooLong();
  const parts: Uint8Array[] = [];
  let byteCount = 0;
  // The connection stays open, so that the refusal can be read.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    if (!(part instanceof Uint8Array)) continue;
    byteCount += part.length;
    if (byteCount > BODY_BYTES_MAX) throw tooLong();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function tooLong(): RequestProblem {
  return new RequestProblem(413, `A request has at most ${BODY_BYTES_MAX} bytes.`);
}
