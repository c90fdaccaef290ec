import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { toHex } from "../../src/kernel/bytes.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import { type CommandResult, findIcp, type IcpProject } from "../helpers/icp-command.js";
import { newIcpWorkspace } from "../helpers/icp-workspace.js";

/*
 * Every command of the page is run, block by block, in the order of the page. A local network
 * stands in for mainnet; a chapter that begins somewhere else begins with a new one.
 */

const command = findIcp();

const page = readFileSync(join(__dirname, "../../docs/components/deployment.md"), "utf8");

/** Chapters that begin with an empty network. */
const BEGINNINGS = ["Local, step by step", "Mainnet, step by step", "With icp"];

const BLOCK_MS = 300_000;

type Block = { readonly chapter: string; readonly text: string };

const blocks: readonly Block[] = page.split(/^## /m).flatMap((part) => {
  const [chapter = ""] = part.split("\n");
  return [...part.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, text = ""]) => ({ chapter, text }));
});

if (command === undefined) {
  test("platform: icp is tested on Linux x64, the only platform whose package is installed", () => {
    expect(`${process.platform} ${process.arch}`).not.toBe("linux x64");
  });
} else {
  runPage(command);
}

function runPage(icpCommand: string): void {
  let served: ServedNetwork;
  let project: IcpProject;
  let chapterNow = "";

  beforeAll(async () => {
    served = await serveNetwork(createCertifiedNetwork({ seed: 7 }));
    project = newIcpWorkspace(icpCommand, served.url);
    for (const folder of ["bin", ".cache"]) mkdirSync(join(project.folder, folder));
    project.write("bin/npm", npmFor(project.folder));
    project.write("bin/icp", `#!/bin/sh\nexec ${icpCommand} "$@"\n`);
  });

  afterAll(async () => {
    project.remove();
    await served.close();
  });

  /** Another network, where the old one was. */
  async function beginAnew(): Promise<void> {
    await served.close();
    served = await serveNetwork(createCertifiedNetwork({ seed: 7 }), { port: served.port });
    rmSync(join(project.folder, ".icp"), { recursive: true, force: true });
    const { url, rootKey } = served;
    project.write(".cache/network.json", JSON.stringify({ url, rootKey: toHex(rootKey) }));
  }

  describe("the page on deployment", () => {
    test("default: it has commands in all chapters that need some", () => {
      const chapters = new Set(blocks.map(({ chapter }) => chapter));

      expect([...chapters]).toEqual(expect.arrayContaining(BEGINNINGS));
      expect(blocks.length).toBeGreaterThan(8);
    });

    test.each(blocks)(
      "story: $chapter",
      async ({ chapter, text }) => {
        if (chapter !== chapterNow && BEGINNINGS.includes(chapter)) await beginAnew();
        chapterNow = chapter;

        const done = await runBlock(project, localized(text, served.url));

        if (done.code !== 0) throw new Error(`${text}\n${done.out}\n${done.err}`);
      },
      BLOCK_MS,
    );
  });
}

/** The same commands, here. */
function localized(text: string, url: string): string {
  return text
    .replaceAll("--network ic", "--network local")
    .replaceAll("-e ic", "-e local")
    .replaceAll("http://127.0.0.1:4943", url)
    .replaceAll("--verify", "--verify sim_icpswap_factory");
}

/** `npm run`, for a project whose state lies in another folder. */
function npmFor(folder: string): string {
  return `#!/bin/sh -e
[ "$2" != --silent ] || shift
script=$2
shift 2
[ "$1" != "--" ] || shift
[ "$script" != deploy ] || set -- "$@" --folder ${folder}
exec node --import tsx scripts/$script.ts "$@"
`;
}

function runBlock({ folder }: IcpProject, text: string): Promise<CommandResult> {
  const home = join(folder, "home");
  const { PATH = "" } = process.env;
  const env = {
    PATH: `${join(folder, "bin")}:${PATH}`,
    HOME: home,
    ICP_HOME: home,
    DO_NOT_TRACK: "1",
    NO_COLOR: "1",
  };
  writeFileSync(join(folder, "block.sh"), text);
  return new Promise((resolve, reject) => {
    const prepare = "chmod +x bin/npm bin/icp && exec sh -e block.sh";
    const child = spawn("sh", ["-c", prepare], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      said.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said.err += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, ...said }));
  });
}
