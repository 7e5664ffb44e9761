import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { CountedUnit, OwnKind, OwnKinds, TeamText, UnitText } from '#domain/gestures/own-kinds.ts';
import type { Money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';

/** Of texts by language that of a locale, else the English one, else whichever stands first. */
export function textIn<T extends UnitText>(given: T | Readonly<Record<string, T>>, locale: string): T {
  if (typeof given === 'string' || isForms(given)) return given as T;
  const texts = Object.entries(given as Readonly<Record<string, T>>);
  const wanted = locale.toLowerCase();
  const language = wanted.replace(/-.*/, '');
  const norwegian = language.replace(/^n[bn]$/, 'no');
  const found = [wanted, language, norwegian, 'en'].map((name) => texts.find(([key]) => key.toLowerCase() === name));
  const [, text] = found.find((one) => one !== undefined) ?? texts[0] ?? ['', ''];
  return text as T;
}

/** Every language that has plural forms has the form `other`, and no language is called so. */
function isForms(given: object): boolean {
  return 'other' in given;
}

/** The word of a unit in a language: one form for every number, or its plural forms. */
export function unitForms({ name }: CountedUnit, locale: string): UnitText {
  return textIn<UnitText>(name, locale);
}

function kindOf(own: OwnKinds | null, key: GestureKind): OwnKind | null {
  return own?.kinds.find((kind) => kind.key === key) ?? null;
}

/** A key made readable, where nobody says what it stands for any more. */
function readable(key: string): string {
  return key.replaceAll('_', ' ');
}

/** So many of what is counted, in the words of the team: `500 miles`. */
function countText(unit: CountedUnit, count: number, locale: string): string {
  const number = new Intl.NumberFormat(locale).format(count);
  const forms = unitForms(unit, locale);
  return `${number} ${typeof forms === 'string' ? forms : (forms[new Intl.PluralRules(locale).select(count)] ?? forms['other'] ?? '')}`;
}

/** What a customer is told that they get, in their language: `500 miles`, `Voucher: €5`. */
export function giftText(
  own: OwnKinds | null,
  { gesture, amount, count }: { readonly gesture: GestureKind; readonly amount: Money | null; readonly count?: number | undefined },
  locale: string,
): string {
  const kind = kindOf(own, gesture);
  const name = kind === null ? readable(gesture) : textIn<string>(kind.label, locale);
  if (amount === null || amount.amountMinor === 0) return name;
  if (kind !== null && count !== undefined) return kind.unit === null ? name : countText(kind.unit, count, locale);
  return `${name}: ${formatMoney(locale, amount)}`;
}

/** What a customer is told that they have a right to: the team's own sentence; null where it has none. */
export function owedReply(own: OwnKinds | null, action: string, locale: string): string | null {
  const reply = own?.owed.find(({ key }) => key === action)?.reply ?? null;
  return reply === null ? null : textIn<string>(reply, locale);
}

export function owedText(own: OwnKinds | null, action: string, locale: string): string {
  const label: TeamText | undefined = own?.owed.find(({ key }) => key === action)?.label;
  return label === undefined ? readable(action) : textIn<string>(label, locale);
}
