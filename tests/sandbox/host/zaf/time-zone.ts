interface ZafTimeZone {
  readonly name: string;
  readonly translatedName: string;
  readonly ianaName: string;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly formattedOffset: string;
}

function offsetMinutesAt(ianaName: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: ianaName, timeZoneName: 'longOffset' }).formatToParts(at);
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  return match === null ? 0 : (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** A time zone in the shape of ZAF's currentUser.timeZone and currentAccount.timeZone. */
export function timeZoneAt(ianaName: string, at: Date): ZafTimeZone {
  const offset = offsetMinutesAt(ianaName, at);
  const city = (ianaName.split('/').at(-1) ?? ianaName).replaceAll('_', ' ');
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return { name: city, translatedName: city, ianaName, offset, formattedOffset: `GMT${offset < 0 ? '-' : '+'}${hours}:${minutes}` };
}
