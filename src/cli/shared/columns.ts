const GAP = 2;

/**
 * Rows as lines of text, the first column to the left, the others to the right. A column is as wide as `leastWidths` says, or as wide as
 * its widest text and two spaces.
 */
export function columnLines(rows: readonly (readonly string[])[], leastWidths: readonly number[]): readonly string[] {
  const widths = leastWidths.map((least, column) =>
    Math.max(least, ...rows.map((cells) => (cells[column] ?? '').length + (column === 0 ? 0 : GAP))),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('')
      .trimEnd(),
  );
}
