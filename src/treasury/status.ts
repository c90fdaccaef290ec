import { type Context, emit } from "./context.js";
import { text } from "./events.js";
import type { Status } from "./model.js";
import { requireSettings } from "./state.js";

/** Changes the status and says who did it and why; the same status again changes nothing. */
export function setStatus(context: Context, status: Status, by: string): void {
  const settings = requireSettings(context.state);
  if (settings.status.type === status.type) return;
  const statusSinceNs = context.environment.timeNs();
  context.state.settings.set({ ...settings, status, statusSinceNs });
  emit(context, "STATUS_CHANGED", { subject: by }, [
    ["from", text(settings.status.type)],
    ["to", text(status.type)],
    ["reason", text("reason" in status ? status.reason : "")],
  ]);
}
