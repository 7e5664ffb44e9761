/** Letters that are read from right to left, and what turns the direction of whatever follows. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\ud802\ud803\ud83a\ud83b]/;
/** The same where the text around is read from right to left: letters that are not. */
const TURNS_BACK = /[A-Za-z\u00c0-\u058f\u0904-\u1fff\u202a-\u202e\u2066-\u2069\u2c00-\ufb1c]/;
/** What turns the direction, where it is anything but isolates that end within the text. */
const OPEN_TURNS = /[\u202a-\u202e\u2066-\u2069](?<!\u2068(?=[^\u2066-\u2069]*\u2069)|\u2068[^\u2066-\u2069]*\u2069)/g;

/**
 * A text within another of a locale, so that its direction and the other's do not mix (Unicode Bidirectional Algorithm, FSI and PDI). Where both
 * have one direction it stays as it is. What would reach beyond its end is left out.
 */
export function isolated(text: string, locale: string): string {
  return (isRightToLeft(locale) ? TURNS_BACK : TURNS).test(text) ? `\u2068${text.replace(OPEN_TURNS, '')}\u2069` : text;
}

export function isRightToLeft(locale: string): boolean {
  return /^(ar|fa|he|ur)\b/.test(locale);
}
