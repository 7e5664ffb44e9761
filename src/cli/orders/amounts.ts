/** An amount in minor units, or why it is none. `rounded` where digits of a calculation beyond those of the currency were dropped. */
export type ReadAmount =
  | { readonly kind: 'amount'; readonly minor: number; readonly isRounded: boolean }
  /** Either of two amounts; `minor` is the larger one, in minor units. */
  | { readonly kind: 'ambiguous'; readonly minor: number }
  | { readonly kind: 'none' };

const PLAIN = /^-?\d+(?:\.\d{1,2})?$/;
const NONE: ReadAmount = { kind: 'none' };
/** What stands around a number: a currency's sign or code, and spaces. */
const AROUND = /^(?:\p{Sc}|[A-Za-z]{1,3}\p{Sc}|[A-Z]{3}\b)?\s*|\s*(?:\p{Sc}|\b[A-Z]{3})?$/gu;
/** A dash in place of the fraction: `12.-`, `12,–`, as prices are written in several languages. */
const WHOLE = /(?<=\d[.,])[-–—−]{1,2}(?=\s*(?:$|\p{Sc}|\p{L}))/u;
/** Spaces and apostrophes part thousands and nothing else. */
const PARTED = /^(\d{1,3})((?:[\s'’]\d{3})+)(?=$|[.,])/u;

/**
 * Reads an amount in major units as shops' exports have it: `1234.5`, `1234,50`, `1,234.50`, `1.234,50`, `1 234,50`, `$12.00`,
 * `(12.00)`, `12.00-`. One group of three digits behind a single point or comma may be thousands or a fraction: that is ambiguous, unless
 * the currency has three digits and a point parts them. Digits that only a calculation with binary numbers leaves, `15.299999999999999`,
 * are rounded.
 */
export function readAmount(text: string, digits: number): ReadAmount {
  if (digits === 2 && PLAIN.test(text)) return plainAmount(text);
  const trimmed = text.trim().replace(WHOLE, '00');
  const isNegative = /^[-−(]|[-−]$/u.test(trimmed.replace(/^(?:\p{Sc}|[A-Z]{3})\s*/u, ''));
  const bare = trimmed
    .replaceAll(/^\((.*)\)$/g, '$1')
    .replaceAll(AROUND, '')
    .replaceAll(/^[-+−]\s*|\s*[-−]$/gu, '')
    .replaceAll(AROUND, '');
  const joined = bare.replace(PARTED, (whole) => whole.replaceAll(/[\s'’]/gu, ''));
  const read = unsigned(joined, digits, joined !== bare);
  if (read.kind !== 'amount' || !isNegative) return read;
  return { ...read, minor: read.minor === 0 ? 0 : -read.minor };
}

/** The usual case, and that of millions of rows. */
function plainAmount(text: string): ReadAmount {
  const minor = Math.round(Number(text) * 100);
  return Number.isSafeInteger(minor) ? { kind: 'amount', minor: minor === 0 ? 0 : minor, isRounded: false } : NONE;
}

function unsigned(text: string, digits: number, areThousandsKnown: boolean): ReadAmount {
  if (!areThousandsKnown && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text) && !(digits === 3 && text.includes('.'))) {
    const { minor } = minorOf(text.replace(/[.,]/, ''), '', digits) ?? { minor: 0 };
    return { kind: 'ambiguous', minor };
  }
  // Two kinds of sign, or one kind more than once: the last kind parts the fraction, or there is none.
  const grouped = /^(\d{1,3})(?:,\d{3})+(?:\.(\d*))?$/.exec(text) ?? /^(\d{1,3})(?:\.\d{3})+(?:,(\d*))?$/.exec(text);
  if (grouped !== null && /[.,].*[.,]/.test(text)) {
    const fraction = grouped[2] ?? '';
    const whole = (grouped[2] === undefined ? text : text.slice(0, text.length - fraction.length - 1)).replaceAll(/[.,]/g, '');
    return amountOf(whole, fraction, digits);
  }
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(text);
  return match === null ? NONE : amountOf(match[1] ?? '', match[2] ?? '', digits);
}

function amountOf(whole: string, fraction: string, digits: number): ReadAmount {
  const read = minorOf(whole, fraction, digits);
  return read === null ? NONE : { kind: 'amount', ...read };
}

/** So many digits behind the currency's own are left by binary arithmetic and by nothing a person writes. */
const DUST_DIGITS = 6;
const DUST = 1e-4;

function minorOf(whole: string, fraction: string, digits: number): { readonly minor: number; readonly isRounded: boolean } | null {
  const significant = fraction.replace(/0+$/, '');
  const kept = significant.slice(0, digits).padEnd(digits, '0');
  const rest = Number(`0.${significant.slice(digits) || '0'}`);
  if (rest > 0 && (significant.length < digits + DUST_DIGITS || (rest > DUST && rest < 1 - DUST))) return null;
  const minor = Number(whole + kept) + Math.round(rest);
  return Number.isSafeInteger(minor) ? { minor, isRounded: rest > 0 } : null;
}
