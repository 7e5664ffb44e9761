import type { SettingProblem } from '#ports/settings.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

function isWhole({ setting, used }: SettingProblem): boolean {
  return setting === 'policy' && used === 'default';
}

/** What is wrong with the settings, for the admin who can mend it. */
export function SettingsNotice({ problems }: { readonly problems: readonly SettingProblem[] }) {
  const sentences = useSentences();
  if (problems.length === 0) return null;
  return (
    <Notice type="warning" title={sentences.t('settings.title', { count: problems.length })}>
      {problems.map((problem) => (
        <p key={`${problem.setting} ${problem.path}`}>
          {sentences.t('settings.setting', {
            setting: problem.path,
            problem: sentences.t(`settings.problem.${problem.problem}`, { given: problem.given, path: problem.path }),
            // A policy with a fault anywhere is dropped as a whole.
            used: sentences.t(`settings.used.${isWhole(problem) ? 'whole_default' : problem.used}`),
          })}
        </p>
      ))}
      <p className="quiet">{sentences.t('settings.where')}</p>
    </Notice>
  );
}
