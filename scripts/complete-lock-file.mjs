/*
 * Adds to the lock file what npm leaves out when the registry it talked to holds no packages of other
 * platforms: `npm ci` refuses such a file. Run it after every change of dependencies:
 *
 *   npm install --package-lock-only && node scripts/complete-lock-file.mjs
 *
 * Entries are added without a checksum; a registry that has the package adds it when the file is made
 * there. Exit code: 0.
 */
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = /^(arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)$/;

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
let addedCount = 0;

for (const [path, { optionalDependencies = {}, license, engines }] of Object.entries(
  lock.packages,
)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const top = `node_modules/${name}`;
    if (lock.packages[top] !== undefined || lock.packages[`${path}/${top}`] !== undefined) continue;
    lock.packages[top] = entryOf(name, { version: range.replace(/^[\^~]/, ""), license, engines });
    addedCount += 1;
  }
}

lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(`${addedCount} packages of other platforms added\n`);

/** What the name of a platform's package says about the platform. */
function entryOf(name, facts) {
  const words = name.split("/").pop().split("-");
  const os = words.filter((word) => SYSTEMS.includes(word));
  const cpu = words.filter((word) => PROCESSORS.test(word));
  const libc = name.includes("musl") ? ["musl"] : ["glibc"];

  return {
    ...facts,
    dev: true,
    optional: true,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.includes("linux") ? { libc } : {}),
    os,
  };
}
