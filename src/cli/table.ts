import type { Painter } from "./paint.js";

/** A column of a table: its heading, and whether its cells are figures. */
export type Column = { readonly title: string; readonly isFigure?: boolean };

/** A column of words. */
export function text(title: string): Column {
  return { title };
}

/** A column of figures, which stand one below the other at the right. */
export function figure(title: string): Column {
  return { title, isFigure: true };
}

/** A table as lines; `nothing` where there are no rows. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { paint, nothing }: { readonly paint: Painter; readonly nothing: string },
): string[] {
  if (rows.length === 0) return [nothing];
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ isFigure }, i) => {
        const cell = cells[i] ?? "";
        const width = widths[i] ?? 0;
        return isFigure === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();

  return [paint.dim(line(columns.map(({ title }) => title))), ...rows.map(line)];
}

/** Labels and their values, one below the other. */
export function renderFields(
  fields: readonly (readonly [label: string, value: string])[],
  paint: Painter,
): string[] {
  const width = Math.max(...fields.map(([label]) => label.length));
  return fields.map(([label, value]) => `${paint.dim(label.padEnd(width))}  ${value}`);
}
