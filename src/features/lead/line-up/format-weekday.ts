/** The day of a line-up: `Friday, 27 November`. Days are the account's already. */
export function formatWeekday(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(
    Date.parse(`${day}T00:00Z`),
  );
}
