import { describe, expect, test } from "@jest/globals";

import { renderIcpYaml } from "../../../scripts/deploy/icp-yaml.js";
import { commandOfIcp, whereServed } from "../../../scripts/icp/served-elsewhere.js";

const KNOWN = "http://127.0.0.1:4943";
const ELSEWHERE = { served: { url: "http://127.0.0.1:4944", rootKey: "30" }, known: KNOWN };
const CALL = ["canister", "call", "aaaaa-aa", "get_status", "()", "--query"];

describe("npm run icp", () => {
  test("default: what is typed is handed on where icp.yaml knows the address", () => {
    expect(renderIcpYaml()).toContain(`url: ${KNOWN}\n`);
    const typed = [...CALL, "-e", "local"];

    expect(whereServed(typed, { served: { url: KNOWN, rootKey: "30" }, known: KNOWN })).toEqual({
      args: typed,
    });
    expect(whereServed(typed, { served: undefined, known: KNOWN })).toEqual({ args: typed });
  });

  test.each(["-e", "--environment"])(
    "default: %s local is the address that is served, wherever that is",
    (option) => {
      expect(whereServed(["canister", option, "local", "status", "x"], ELSEWHERE)).toEqual({
        args: ["canister", "-n", ELSEWHERE.served.url, "-k", "30", "status", "x"],
      });
    },
  );

  test("edge: other environments and addresses stay as they are typed", () => {
    for (const typed of [[...CALL, "-e", "ic"], [...CALL, "-n", "ic"], [...CALL, "-e"], CALL]) {
      expect(whereServed(typed, ELSEWHERE)).toEqual({ args: typed });
    }
  });

  test("edge: a command that takes no address is run as it is, and both addresses are told", () => {
    const { args, hint } = whereServed(["deploy", "treasury", "-e", "local"], ELSEWHERE);

    expect(args).toEqual(["deploy", "treasury", "-e", "local"]);
    expect(hint).toContain(KNOWN);
    expect(hint).toContain(ELSEWHERE.served.url);
  });

  test("platform: each has its own package", () => {
    expect(commandOfIcp("linux", "x64")).toBe("node_modules/@icp-sdk/icp-cli-linux-x64/bin/icp");
  });
});
