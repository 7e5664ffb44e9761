import type { OwnKinds, UnitText } from '#domain/gestures/own-kinds.ts';
import { addSentences } from '#ui/i18n/registry.ts';
import { textIn, unitForms } from './own-kind-texts.ts';
import { ownKindSentences } from './sentences.ts';

/** Makes the sentences of a locale name the kinds of gesture, and what is owed, that a policy names itself. */
export async function addOwnKinds(own: OwnKinds, locale: string): Promise<void> {
  const sentences = await ownKindSentences.load([locale]);
  addSentences(sentences.locale, textsOf(own, sentences.locale));
}

type Texts = Readonly<Record<string, unknown>>;

function textsOf({ kinds, owed }: OwnKinds, locale: string): Texts {
  const names = Object.fromEntries(kinds.map(({ key, label }) => [key, textIn<string>(label, locale)]));
  const counted = kinds.flatMap(({ key, unit }) => (unit === null ? [] : [{ key, forms: unitForms(unit, locale) }]));
  return {
    gesture: {
      ...names,
      name: names,
      counted: Object.fromEntries(counted.map(({ key, forms }) => [key, countedForms(forms)])),
      unit: Object.fromEntries(counted.map(({ key, forms }) => [key, manyOf(forms)])),
    },
    owed: Object.fromEntries(owed.map(({ key, label }) => [key, textIn<string>(label, locale)])),
  };
}

function said(form: string): string {
  return `{count} ${form} ({amount})`;
}

/** A sentence for each plural form: `{count} miles ({amount})`. */
function countedForms(forms: UnitText): string | Texts {
  return typeof forms === 'string' ? said(forms) : Object.fromEntries(Object.entries(forms).map(([form, text]) => [form, said(text)]));
}

/** What stands beside a field where any number is typed. */
function manyOf(forms: UnitText): string {
  return typeof forms === 'string' ? forms : (forms['other'] ?? '');
}
