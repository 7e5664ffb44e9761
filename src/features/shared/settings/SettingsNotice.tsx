import type { SettingProblem } from '#ports/settings.ts';
import { Late } from '#ui/components/Late.tsx';
import { Notice } from '#ui/components/Notice.tsx';

function isWhole({ setting, used }: SettingProblem): boolean {
  return setting === 'policy' && used === 'default';
}

/** What is wrong with the settings, for the admin who can mend it. */
export function SettingsNotice({ problems }: { readonly problems: readonly SettingProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Late>
      {(messages) => (
        <Notice type="warning" title={messages.t('settings.title', { count: problems.length })}>
          {problems.map((problem) => (
            <p key={`${problem.setting} ${problem.path}`}>
              {messages.t('settings.setting', {
                setting: problem.path,
                problem: messages.t(`settings.problem.${problem.problem}`, { given: problem.given, path: problem.path }),
                // A policy with a fault anywhere is dropped as a whole.
                used: messages.t(`settings.used.${isWhole(problem) ? 'whole_default' : problem.used}`),
              })}
            </p>
          ))}
          <p className="quiet">{messages.t('settings.where')}</p>
        </Notice>
      )}
    </Late>
  );
}
