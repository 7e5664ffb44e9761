import type { SettingProblem } from '#ports/settings.ts';
import { Folded } from '#ui/components/Folded.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { problemSentence } from './problem-sentence.ts';

/** What is wrong with the settings, for the admin who can mend it; and on the first day the way to the first gesture. */
export function SettingsNotice({
  problems,
  isFolded = false,
}: {
  readonly problems: readonly SettingProblem[];
  /** Beside a ticket, where what the agent came for stands below it. */
  readonly isFolded?: boolean;
}) {
  const others = problems.filter((problem) => !isFirstDay(problem));
  return (
    <>
      {others.length < problems.length && <SetUp />}
      {others.length > 0 && <Problems problems={others} isFolded={isFolded} />}
    </>
  );
}

/** Nobody has chosen a currency: there is no fault to mend but an app to set up. */
function isFirstDay({ setting, problem }: SettingProblem): boolean {
  return setting === 'currency' && problem === 'missing';
}

function SetUp() {
  const sentences = useSentences();
  return (
    <Notice type="warning" title={sentences.t('settings.set_up.title')}>
      <ol>
        <li>{sentences.t('settings.set_up.open')}</li>
        <li>{sentences.t('settings.set_up.currency', { label: sentences.t('settings.label.currency') })}</li>
        <li>{sentences.t('settings.set_up.limits')}</li>
        <li>{sentences.t('settings.set_up.leads', { label: sentences.t('settings.label.leads_group') })}</li>
        <li>{sentences.t('settings.set_up.save')}</li>
        <li>{sentences.t('settings.set_up.check')}</li>
      </ol>
      <p className="quiet">{sentences.t('settings.set_up.who')}</p>
    </Notice>
  );
}

function Problems({ problems, isFolded }: { readonly problems: readonly SettingProblem[]; readonly isFolded: boolean }) {
  const sentences = useSentences();
  const title = sentences.t('settings.title', { count: problems.length });
  const each = (
    <>
      {problems.map((problem) => (
        <p key={`${problem.setting} ${problem.path}`}>{problemSentence(sentences, problem)}</p>
      ))}
      <p className="quiet">{sentences.t('settings.where')}</p>
    </>
  );
  if (!isFolded) {
    return (
      <Notice type="warning" title={title}>
        {each}
      </Notice>
    );
  }
  return (
    <Notice type="warning">
      <Folded rest={each}>
        <strong>{title}</strong>
      </Folded>
    </Notice>
  );
}
