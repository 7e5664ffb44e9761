import type { ParsedSettings } from '#ports/settings.ts';
import { formatList } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { problemSentence, settingLabel } from '../../../shared/settings/problem-sentence.ts';
import type { SetupCheck, SetupFinding } from './setup-check.ts';

/** Every setting can be read. What cannot is read in the stricter way, and named here by its label. */
export const settingsCheck = {
  id: 'settings',
  title: ({ t }) => t('setup.settings.title'),
  look({ context }) {
    return Promise.resolve(findingOf(context.settings.get()));
  },
} as const satisfies SetupCheck;

function findingOf({ settings, problems, builtIn }: ParsedSettings): Extract<SetupFinding, { readonly state: 'fine' | 'wrong' }> {
  if (problems.length > 0) {
    return {
      state: 'wrong',
      say: ({ t }) => `${t('settings.title', { count: problems.length })}. ${t('settings.where')}`,
      list: (sentences) => problems.map((problem) => problemSentence(sentences, problem)),
      mend: null,
    };
  }
  return {
    state: 'fine',
    say: (sentences) =>
      `${sentences.t('setup.settings.fine', { currency: settings.currency })} ${emptySentence(sentences, builtIn)}`.trim(),
  };
}

function emptySentence(sentences: Sentences, builtIn: readonly string[]): string {
  if (builtIn.length === 0) return '';
  const labels = builtIn.map((setting) => settingLabel(sentences, setting));
  return sentences.t('setup.settings.empty', { count: builtIn.length, labels: formatList(sentences.locale, labels) });
}
