import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { type IcpProject, newIcpProject } from "./icp-command.js";

const ROOT = join(__dirname, "../..");

/** What `icp.yaml` builds with. */
const LINKED = [
  ".azle",
  "canisters",
  "dfx.json",
  "node_modules",
  "package.json",
  "package-lock.json",
  "scripts",
  "src",
  "vendor",
];

/** The project itself as `icp` sees it, with the local network somewhere else. */
export function newIcpWorkspace(command: string, url: string): IcpProject {
  const project = newIcpProject(command);
  for (const path of LINKED) symlinkSync(join(ROOT, path), join(project.folder, path));
  const manifest = readFileSync(join(ROOT, "icp.yaml"), "utf8");
  project.write("icp.yaml", manifest.replace("http://127.0.0.1:4943", url));
  return project;
}
