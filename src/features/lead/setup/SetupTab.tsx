import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { Panel } from '../parts/Panel.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import type { SetupFinding, SetupMend } from './checks/setup-check.ts';
import type { CheckedSetup, Mending, SetupState } from './setup-state.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** How high two checks are. */
const CHECKS_HEIGHT_PX = 240;

interface Props extends Pick<SetupState, 'checked' | 'mending'> {
  readonly timeZone: string;
  readonly onRefresh: () => Promise<void>;
  readonly onMend: (checkId: string, mend: SetupMend) => Promise<void>;
}

/** What the app needs of the account, one thing after the other: there, or missing with the one step that mends it. */
export function SetupTab({ checked, mending, timeZone, onRefresh, onMend }: Props) {
  const sentences = useSentences();
  return (
    <div className="stack">
      <Toolbar title={sentences.t('setup.title')} section={checked} timeZone={timeZone} onRefresh={onRefresh} />
      <p className="quiet">{sentences.t('setup.only_admins')}</p>
      <SectionBody
        saysWhy
        title={sentences.t('tab.setup')}
        section={checked}
        heightPx={CHECKS_HEIGHT_PX}
        timeZone={timeZone}
        onRetry={() => {
          void onRefresh();
        }}
      >
        {(all) => all.map((one) => <Check key={one.check.id} checked={one} mending={mending} onMend={onMend} />)}
      </SectionBody>
    </div>
  );
}

function Check({ checked, mending, onMend }: { readonly checked: CheckedSetup } & Pick<Props, 'mending' | 'onMend'>) {
  const sentences = useSentences();
  const { check, finding } = checked;
  const mend = finding.state === 'wrong' ? finding.mend : null;
  const list = finding.state === 'wrong' || finding.state === 'not_yet' ? (finding.list?.(sentences) ?? []) : [];
  const isFailed = mending.phase === 'failed' && mending.checkId === check.id;
  return (
    <Panel title={check.title(sentences)}>
      <p>
        <span className={finding.state === 'fine' ? 'tag tag-good' : 'tag'}>{sentences.t(`setup.state.${finding.state}`)}</span>{' '}
        {finding.state === 'unread' ? unreadSentence(sentences, finding) : finding.say(sentences)}
      </p>
      {list.length > 0 && (
        <ul>
          {list.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {finding.state === 'unread' && <FaultDetails fault={finding.error} />}
      {isFailed && (
        <Notice type="error">
          {mendingSentence(sentences, mending)}
          <FaultDetails fault={mending.error} />
        </Notice>
      )}
      {mend !== null && (
        <div className="row">
          <PressButton
            size="small"
            isHeld={mending.phase === 'working'}
            onClick={() => {
              void onMend(check.id, mend);
            }}
          >
            {mend.label(sentences)}
          </PressButton>
        </div>
      )}
    </Panel>
  );
}

function unreadSentence(sentences: Sentences, { error, byHand }: Extract<SetupFinding, { readonly state: 'unread' }>): string {
  const said = sentences.t('setup.unread', { reason: faultSentence(sentences, error) });
  return byHand === undefined ? said : `${said} ${byHand(sentences)}`;
}

/** How mending goes or went; nothing where nobody has pressed. */
export function mendingSentence(sentences: Sentences, mending: Mending): string {
  switch (mending.phase) {
    case 'idle':
      return '';
    case 'working':
      return sentences.t('setup.working');
    case 'done':
      return sentences.t('setup.done', { what: mending.mend.label(sentences) });
    case 'failed':
      return sentences.t('setup.failed', { reason: faultSentence(sentences, mending.error) });
  }
}
