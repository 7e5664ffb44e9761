import type { AppFault } from '#ports/app-fault.ts';
import type { Result } from '#domain/shared/result.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import type { ProbedSource } from '#ports/value-source-probe.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatList } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { settingLabel } from '../../../shared/settings/problem-sentence.ts';
import type { SetupCheck, SetupFinding } from './setup-check.ts';

/** Where customer value comes from, and that this page can read it there. No page sees a key: only whether it is accepted. */
export const valueSourceCheck = {
  id: 'value_source',
  title: (sentences) => settingLabel(sentences, 'value_source'),
  async look({ context, ports }) {
    const { settings, builtIn } = context.settings.get();
    const found = await ports.valueSource.probe();
    return findingOf(settings.valueSource, { found, isChosen: !builtIn.includes('value_source') });
  },
} as const satisfies SetupCheck;

interface Probed {
  readonly found: Result<ProbedSource, AppFault>;
  readonly isChosen: boolean;
}

function findingOf(source: ValueSourceSetting, { found, isChosen }: Probed): SetupFinding {
  const from = (sentences: Sentences): string => fromSentence(sentences, source, isChosen);
  if (!found.ok) {
    const { error } = found;
    if (!isForAdmins(error)) return { state: 'unread', error };
    return {
      state: 'wrong',
      say: (sentences) => `${from(sentences)} ${faultSentence(sentences, error)} ${sentences.t('settings.where')}`,
      mend: null,
    };
  }
  const { needs, lacks } = found.value;
  if (lacks.length > 0) {
    return {
      state: 'wrong',
      say: (sentences) => `${from(sentences)} ${sentences.t(`setup.value.lacks.${mendedBy(source)}`, lackedIn(sentences, source, lacks))}`,
      mend: null,
    };
  }
  return {
    state: 'fine',
    say: (sentences) => `${from(sentences)} ${sentences.t(`setup.value.fine.${mendedBy(source)}`, lackedIn(sentences, source, needs))}`,
  };
}

/** Only an admin mends it: asking again changes nothing. */
function isForAdmins({ kind }: AppFault): boolean {
  return kind === 'refused_key' || kind === 'not_set_up';
}

function mendedBy({ kind }: ValueSourceSetting): 'user_fields' | 'orders_object' | 'vendor' {
  return kind === 'stripe' || kind === 'shopify' ? 'vendor' : kind;
}

function fromSentence(sentences: Sentences, source: ValueSourceSetting, isChosen: boolean): string {
  const { t } = sentences;
  const from = t(`setup.value.from.${source.kind}`, { object: source.kind === 'orders_object' ? source.objectKey : '' });
  return isChosen ? from : `${t('setup.value.not_chosen', { label: settingLabel(sentences, 'value_source') })} ${from}`;
}

function lackedIn({ locale }: Sentences, { kind }: ValueSourceSetting, keys: readonly string[]): Readonly<Record<string, string>> {
  return { source: kind === 'stripe' ? 'Stripe' : 'Shopify', fields: formatList(locale, keys) };
}
