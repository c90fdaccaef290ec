import { type ProjectEnvironment, projectArgument } from "./project-arguments.js";
import { defaultNames, SUITE, type SuiteCanister } from "./suite.js";

/** How long a canister must be able to live on its cycles: below, it is frozen and keeps them. */
export const FREEZING_THRESHOLD_DAYS = 90;

/** Where `icp` looks for the network of `npm start`. */
export const LOCAL_URL = "http://127.0.0.1:4943";

/** The file `icp.yaml`, whole. `npm run check -- --write` puts it in its place. */
export function renderIcpYaml(): string {
  return [
    HEAD,
    "canisters:",
    ...SUITE.flatMap(renderCanister),
    "",
    NETWORKS,
    "environments:",
    ...renderEnvironment("local", defaultNames({ isMainnet: false })),
    ...renderEnvironment("ic", defaultNames({ isMainnet: true })),
    "",
  ].join("\n");
}

function renderCanister({ name, module }: SuiteCanister): string[] {
  const wasm = `.azle/${module}/${module}.wasm.gz`;
  return [
    `  - name: ${name}`,
    "    build:",
    "      steps:",
    "        - type: script",
    "          commands:",
    `            - node --import tsx scripts/build.ts ${module}`,
    `            - sh -c 'cp ${wasm} "$ICP_WASM_OUTPUT_PATH"'`,
    `    upgrade_args: (null)`,
    "    settings:",
    `      freezing_threshold: ${FREEZING_THRESHOLD_DAYS}d`,
  ];
}

function renderEnvironment(environment: ProjectEnvironment, names: readonly string[]): string[] {
  return [
    `  - name: ${environment}`,
    `    network: ${environment}`,
    `    canisters: [${names.join(", ")}]`,
    "    init_args:",
    ...names.flatMap((name) => [
      `      ${name}: >-`,
      ...wrap(projectArgument(name, environment)).map((line) => `        ${line}`),
    ]),
  ];
}

/** A long text on lines that are cut at its blanks. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE_LENGTH_MAX) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

const LINE_LENGTH_MAX = 90;

const HEAD = `# The canisters for \`icp\`: the modules that \`npm run build\` makes, which \`npm run deploy\` and dfx.json
# install too. Written by \`npm run check -- --write\`; docs/components/deployment.md says how to use it.
#
# Who has which role cannot stand here: nobody has one until an upgrade names them, by
# \`icp deploy treasury --args\` or \`npm run deploy -- --with-arguments\`. The stand-ins of ledgers and
# venues (\`ledger\`, \`ckusdt_ledger\`, \`sim_…\`) are never deployed to mainnet.
`;

const NETWORKS = `networks:
  # What \`npm start\` serves.
  - name: local
    mode: connected
    url: ${LOCAL_URL}
    root-key: fetch
`;
