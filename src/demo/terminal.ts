/** A place to write text to: a terminal, or a file or pipe. */
export type Output = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
};

/** Lines that stay, above a panel that is drawn anew. */
export interface Screen {
  /** Writes lines that stay. */
  print(lines: readonly string[]): void;
  /** Shows the panel as it is now, when there is a place for it. */
  draw(panel: () => readonly string[]): void;
}

/** Lines between two panels where nothing can be drawn over. */
const PANEL_INTERVAL = 10;

const ERASE_DOWN = "\u001b[J";

/**
 * Opens the screen of a live view. On a terminal that is wide enough the panel stands below the
 * last line and is drawn over; elsewhere, one in ten panels is written between the lines.
 */
export function openScreen(output: Output, width: number): Screen {
  const isLive = output.isTTY === true && (output.columns ?? 0) >= width;
  return isLive ? liveScreen(output) : plainScreen(output);
}

function liveScreen(output: Output): Screen {
  let shown: readonly string[] = [];
  const show = (panel: readonly string[]) => {
    output.write(panel.map((line) => `${line}\n`).join(""));
    shown = panel;
  };
  const hide = () => {
    if (shown.length > 0) output.write(`\u001b[${shown.length}A${ERASE_DOWN}`);
  };
  return {
    print(lines) {
      const panel = shown;
      hide();
      output.write(lines.map((line) => `${line}\n`).join(""));
      show(panel);
    },
    draw(panel) {
      const lines = panel();
      hide();
      show(lines);
    },
  };
}

function plainScreen(output: Output): Screen {
  let lineCount = 0;
  return {
    print(lines) {
      output.write(lines.map((line) => `${line}\n`).join(""));
      lineCount += lines.length;
    },
    draw(panel) {
      if (lineCount % PANEL_INTERVAL !== 1) return;
      output.write(["", ...panel(), ""].map((line) => `${line}\n`).join(""));
    },
  };
}
