import type { SettingProblem } from '#ports/settings.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What is wrong with one setting, by the label that it has in Admin Center, and what applies instead. */
export function problemSentence(sentences: Sentences, problem: SettingProblem): string {
  return sentences.t('settings.setting', {
    setting: placeOf(sentences, problem),
    problem: sentences.t(`settings.problem.${problem.problem}`, { given: problem.given }),
    // A policy with a fault anywhere is dropped as a whole.
    used: sentences.t(`settings.used.${isWhole(problem) ? 'whole_default' : problem.used}`),
  });
}

/** A setting by the label that it has in Admin Center. */
export function settingLabel(sentences: Sentences, setting: string): string {
  return sentences.find(`settings.label.${setting}`) ?? setting;
}

function isWhole({ setting, used }: SettingProblem): boolean {
  return setting === 'policy' && used === 'default';
}

/** Also where in the setting, as its JSON has that. */
function placeOf(sentences: Sentences, { setting, path }: SettingProblem): string {
  const label = settingLabel(sentences, setting);
  return path === setting ? label : sentences.t('settings.place', { label, path: path.slice(setting.length + 1) });
}
