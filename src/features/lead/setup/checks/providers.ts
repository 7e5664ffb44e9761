import type { ProbedProvider } from '#ports/provider-probe.ts';
import { formatList } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { SetupCheck, SetupFinding } from './setup-check.ts';

/** Whoever issues gestures takes the key in the settings, and the key may do all that they need. */
export const providersCheck = {
  id: 'providers',
  title: ({ t }) => t('setup.providers.title'),
  async look({ ports }) {
    const probed = await ports.providers.probe();
    return probed.ok ? findingOf(probed.value) : { state: 'unread', error: probed.error };
  },
} as const satisfies SetupCheck;

function findingOf(providers: readonly ProbedProvider[]): SetupFinding {
  const wrong = providers.filter(({ lacks, fault }) => lacks.length > 0 || isRefused(fault));
  if (wrong.length > 0) {
    const list = (sentences: Sentences): readonly string[] => wrong.map((provider) => lineOf(sentences, provider));
    return { state: 'wrong', say: ({ t }) => t('setup.providers.wrong'), list, mend: null };
  }
  const unread = providers.find(({ fault }) => fault !== null)?.fault ?? null;
  if (unread !== null) return { state: 'unread', error: unread };
  if (providers.length === 0) return { state: 'fine', say: ({ t }) => t('setup.providers.none') };
  return {
    state: 'fine',
    say: ({ t, locale }) =>
      t('setup.providers.fine', {
        who: formatList(
          locale,
          providers.map(({ label }) => label),
        ),
      }),
  };
}

/** Only an admin mends it: asking again changes nothing. */
function isRefused(fault: ProbedProvider['fault']): boolean {
  return fault?.kind === 'refused_key' || fault?.kind === 'not_set_up';
}

function lineOf({ t, locale }: Sentences, { label: who, lacks }: ProbedProvider): string {
  return lacks.length === 0 ? t('setup.providers.refused', { who }) : t('setup.providers.lacks', { who, what: formatList(locale, lacks) });
}
