import { readPicture, readStatus, type Status } from "./api.js";
import { showCycles } from "./cycles-view.js";
import { byId } from "./elements.js";
import { alarmsOfStatus, showAlerts, showMoney, showStatus, whatIsWrong } from "./money-view.js";
import { alarmsOfPortfolio, showAlarms, showPortfolio, showTotal } from "./portfolio-view.js";

/*
 * Asks for the status every other second, and for everything else when a cycle has ended meanwhile
 * or some time has passed. Nothing is asked while nobody looks.
 */

const INTERVAL_MS = 2_000;
const INTERVAL_MS_AFTER_FAILURE = 5_000;

/** How old the picture may be while no cycle ends. */
const PICTURE_MS_MAX = 5_000;

let pictureOf = "";
let pictureAtMs = 0;

keepLooking();

function keepLooking(): void {
  void look().then((restMs) => setTimeout(keepLooking, restMs));
}

async function look(): Promise<number> {
  if (document.hidden) return INTERVAL_MS;
  try {
    const status = await readStatus();
    showStatus(status);
    await refresh(status);
    say("live", false);
    return INTERVAL_MS;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`the treasury does not answer (${why}); trying again`, true);
    return INTERVAL_MS_AFTER_FAILURE;
  }
}

async function refresh(status: Status): Promise<void> {
  const mark = `${status.last_cycle_at_ns} ${status.running_since_ns} ${status.open_leg_count}`;
  const isFresh = mark === pictureOf && Date.now() - pictureAtMs < PICTURE_MS_MAX;
  if (isFresh) return showTotal(status);
  const picture = await readPicture();
  pictureOf = mark;
  pictureAtMs = Date.now();
  showPortfolio(picture, status);
  showCycles(picture);
  showMoney(picture);
  showAlerts(picture);
  const alarms = [
    ...whatIsWrong(picture),
    ...alarmsOfStatus(status),
    ...alarmsOfPortfolio(picture),
  ];
  showAlarms(alarms);
}

function say(text: string, isLost: boolean): void {
  const place = byId("connection");
  place.className = isLost ? "lost" : "";
  if (place.textContent !== text) place.textContent = text;
}
