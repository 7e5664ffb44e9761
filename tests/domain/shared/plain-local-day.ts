const formats = new Map<string, Intl.DateTimeFormat>();

/** The day in a zone as a language names it that writes days as we do: for tests to compare with. */
export function plainLocalDay(atMs: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  formats.set(timeZone, format);
  return format.format(atMs);
}
