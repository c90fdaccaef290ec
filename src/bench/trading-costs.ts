import { createDemoNetwork } from "../demo/demo-network.js";
import { marketTrader } from "../demo/market-trader.js";
import { costBp, partBp } from "../demo/reports.js";
import { DemoSession } from "../demo/session.js";
import { walkingMarket } from "../sim/market/demo-market.js";
import type { Benchmark, Figure, Unit } from "./model.js";

const SEED = 7;
const CYCLE_COUNT = 200;

/** What trading costs the treasury in money. */
export const tradingCosts: Benchmark = {
  name: "trading",
  about: [
    `${CYCLE_COUNT} cycles of the demo (seed ${SEED}): 10 ICP of six tokens, Σ|diff| 6,000 bp, trades of`,
    "0.02 to 0.1 ICP, pools 1,500 to 30,000 ICP deep a side, fees 30 bp, ledger fees of mainnet,",
    "ICP at 3.74 $, other prices of 2026-01-21, moved by a seeded walk.",
  ].join("\n"),
  async run(say) {
    const demo = createDemoNetwork({ seed: SEED });
    const session = new DemoSession(demo, marketTrader(demo, walkingMarket(BigInt(SEED)).path));
    session.start();
    const startedAtMs = performance.now();
    let instructions = 0n;
    for (let count = 0; count < CYCLE_COUNT; ) {
      const { cycles } = session.step();
      count += cycles.length;
      for (const cycle of cycles) instructions += cycle.instructions;
      if (count % 50 === 0) say(`cycle ${count} of ${CYCLE_COUNT}`);
    }
    const wallMs = performance.now() - startedAtMs;
    const summary = session.finish();
    const figure = (id: string, label: string, unit: Unit, value: number): Figure => ({
      id: `trading/${id}`,
      label,
      unit,
      value,
    });
    return [
      figure("cost/bp", "cost of what was traded", "bp", Number(costBp(summary))),
      ...(
        [
          ["price impact", summary.priceImpactE8s],
          ["venue fees", summary.venueFeeE8s],
          ["ledger fees of payments and payouts", summary.ledgerFeeE8s],
          ["ledger fees of approvals", summary.approvalFeeE8s],
        ] as const
      ).map(([label, partE8s]) =>
        figure(
          `${label.replaceAll(" ", "-")}/bp`,
          `  ${label}`,
          "bp",
          Number(partBp(partE8s, summary)),
        ),
      ),
      figure("drift-before/bp", "off target at first", "bp", Number(summary.driftBpBefore)),
      figure("drift-after/bp", "off target in the end", "bp", Number(summary.driftBpAfter)),
      figure(
        "cycle/instructions",
        "all messages of the treasury a cycle, on average",
        "instructions",
        Number(instructions / BigInt(CYCLE_COUNT)),
      ),
      figure("wall/ms", "wall time, venues and ledgers included", "ms", wallMs),
    ];
  },
};
