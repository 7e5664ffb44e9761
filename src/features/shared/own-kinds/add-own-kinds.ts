import type { OwnKind, OwnKinds } from '#domain/gestures/own-kinds.ts';
import { addSentences } from '#ui/i18n/registry.ts';
import { textIn } from './own-kind-texts.ts';
import { ownKindSentences } from './sentences.ts';

/** Makes the sentences of a locale name the kinds of gesture, and what is owed, that a policy names itself. */
export async function addOwnKinds(own: OwnKinds, locale: string): Promise<void> {
  const sentences = await ownKindSentences.load([locale]);
  addSentences(sentences.locale, textsOf(own, sentences.locale));
}

type Texts = Readonly<Record<string, unknown>>;

function textsOf({ kinds, owed }: OwnKinds, locale: string): Texts {
  const names = Object.fromEntries(kinds.map(({ key, label }) => [key, textIn<string>(label, locale)]));
  const counted = kinds.filter(({ unit }) => unit !== null);
  return {
    gesture: {
      ...names,
      name: names,
      counted: Object.fromEntries(counted.map((kind) => [kind.key, countedForms(kind, locale)])),
      unit: Object.fromEntries(counted.map((kind) => [kind.key, manyOf(kind, locale)])),
    },
    owed: Object.fromEntries(owed.map(({ key, label }) => [key, textIn<string>(label, locale)])),
  };
}

function said(form: string): string {
  return `{count} ${form} ({amount})`;
}

/** A sentence for each plural form: `{count} miles ({amount})`. */
function countedForms({ unit }: OwnKind, locale: string): string | Texts {
  const forms = unit === null ? '' : textIn<string | Readonly<Record<string, string>>>(unit.name, locale);
  return typeof forms === 'string' ? said(forms) : Object.fromEntries(Object.entries(forms).map(([form, text]) => [form, said(text)]));
}

/** What stands beside a field where any number is typed. */
function manyOf({ unit }: OwnKind, locale: string): string {
  const forms = unit === null ? '' : textIn<string | Readonly<Record<string, string>>>(unit.name, locale);
  return typeof forms === 'string' ? forms : (forms['other'] ?? '');
}
