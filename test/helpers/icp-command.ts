import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a command said, and how it ended. */
export type CommandResult = { readonly code: number; readonly out: string; readonly err: string };

/** A folder with an `icp` project, whose identities are its own. */
export type IcpProject = {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): void;
  /** Runs `icp` in the folder. */
  icp(...args: readonly string[]): Promise<CommandResult>;
  remove(): void;
};

/** The `icp` command of this platform; `undefined` where its package is not installed. */
export function findIcp(): string | undefined {
  const path = join(__dirname, "../../node_modules/@icp-sdk/icp-cli-linux-x64/bin/icp");
  return existsSync(path) ? path : undefined;
}

/** Makes a folder for a project. */
export function newIcpProject(command: string): IcpProject {
  const folder = mkdtempSync(join(tmpdir(), "ballast-icp-"));
  const home = join(folder, "home");
  mkdirSync(home);
  const { PATH = "" } = process.env;
  const env = { PATH, HOME: home, ICP_HOME: home, DO_NOT_TRACK: "1", NO_COLOR: "1" };
  return {
    folder,
    write: (name, content) => writeFileSync(join(folder, name), content),
    // The network lives in this process, which must not stand still meanwhile.
    icp: (...args) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
        const said = { out: "", err: "" };
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
          said.out += text;
        });
        child.stderr.setEncoding("utf8").on("data", (text: string) => {
          said.err += text;
        });
        child.once("error", reject);
        child.once("close", (code) => resolve({ code: code ?? 1, ...said }));
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
