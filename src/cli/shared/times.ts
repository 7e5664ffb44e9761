const isoTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** Reads an ISO 8601 date; one without a zone is UTC, whatever zone this machine is in. Null for anything else, 30 February included. */
export function parseTime(text: string): number | null {
  const [, day = '', time = '00:00', zone = 'Z'] = isoTime.exec(text) ?? [];
  const parsed = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(parsed) || !isDay(day) ? null : parsed;
}

/** Tells whether `text` is a day of the calendar, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const parsed = Date.parse(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
