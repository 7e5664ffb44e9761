const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;
/** Letters that are read from right to left, and what turns the direction of whatever follows. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** The same where the text around is read from right to left: letters that are not. */
const TURNS_BACK = /[A-Za-z\u00c0-\u02ff\u0370-\u0482\u048a-\u058f\u0904-\u1fff\u202a-\u202e\u2066-\u2069\u2c00-\ufb1c]/;
/** From an isolate's first character to its end, both included: those that open one come before that which ends it. */
const ISOLATES = /[\u2066-\u2069]/g;
const END_OF_ISOLATE = '\u2069';

/**
 * A text within another of a locale, so that its direction and the other's do not mix (Unicode Bidirectional Algorithm, FSI and PDI). Where both
 * have one direction it stays as it is. What would reach beyond its end is left out.
 */
export function isolated(text: string, locale: string): string {
  return (isRightToLeft(locale) ? TURNS_BACK : TURNS).test(text) ? `\u2068${closed(text)}\u2069` : text;
}

export function isRightToLeft(locale: string): boolean {
  return RIGHT_TO_LEFT.test(locale);
}

function closed(text: string): string {
  let open = 0;
  const kept = text.replace(/[\u202a-\u202e]/g, '').replace(ISOLATES, (control) => {
    const after = open + (control < END_OF_ISOLATE ? 1 : -1);
    open = Math.max(after, 0);
    return after < 0 ? '' : control;
  });
  return kept + END_OF_ISOLATE.repeat(open);
}
