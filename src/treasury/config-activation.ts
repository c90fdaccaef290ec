import { err, ok } from "../kernel/result.js";
import { authorize, type Caller } from "./access.js";
import type { Done } from "./administration.js";
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

/**
 * Takes back a looser configuration that still waits: what its delay is for (rule 8), so a guardian
 * may do it too. It is named by its version, lest a veto hits one that nobody has seen.
 */
export function cancelPendingConfig(
  context: Context,
  caller: Caller,
  request: { readonly version: bigint; readonly reason: string },
): Done {
  const { version, reason } = request;
  const mayGuard = authorize(context, caller, "guard", reason);
  if (!mayGuard.ok) return mayGuard;
  const { pending, ...rest } = requireSettings(context.state);
  if (pending?.configVersion !== version) {
    const allowed =
      pending === undefined
        ? "none, since no configuration waits"
        : `${pending.configVersion}, which waits`;
    return err({ type: "invalid_argument", field: "version", found: `${version}`, allowed });
  }
  context.state.settings.set(rest);
  emit(context, "CONFIG_CHANGED", { subject: caller.text }, [
    ["version", nat(version)],
    ["stage", text("cancelled")],
    ["reason", text(reason)],
  ]);
  return ok(undefined);
}
