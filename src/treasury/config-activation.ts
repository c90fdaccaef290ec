import { type Context, emit } from "./context.js";
import { nat, text } from "./events.js";
import { requireSettings } from "./state.js";

/** Puts a looser configuration into force whose delay is over. */
export function configToActivate(context: Context): void {
  const settings = requireSettings(context.state);
  const { pending } = settings;
  if (pending === undefined || pending.activatesAtNs > context.environment.timeNs()) return;
  const { pending: _done, ...rest } = settings;
  context.state.settings.set({ ...rest, configVersion: pending.configVersion });
  emit(context, "CONFIG_CHANGED", { subject: "delay" }, [
    ["version", nat(pending.configVersion)],
    ["stage", text("in_force")],
  ]);
}
