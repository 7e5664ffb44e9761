import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import type { LineUpItem } from '#domain/line-up/line-up.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { PageOutput } from '#ports/page-output.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { Account } from '../parts/lead-sentences.ts';
import type { CauseMarks, CauseMarksState } from '../session/cause-marks.ts';
import { CopyByHand } from '../parts/CopyByHand.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import { ImproveActions } from './ImproveActions.tsx';
import { ItemList } from './ItemList.tsx';
import { Options } from './Options.tsx';
import { Presentation } from './Presentation.tsx';
import type { LineUpState, LineUps } from './line-up-state.ts';
import { type ShownLineUp, ideasIn } from './shown-line-up.ts';
import { lineUpText } from './line-up-text.ts';
import { isReadable, lineUpWords } from './line-up-words.ts';
import { ThanksButton } from './ThanksButton.tsx';
import { WeeksLine } from './WeeksLine.tsx';

/** How high three items are. */
const LINE_UP_HEIGHT_PX = 420;

interface Props {
  readonly lineUps: LineUps;
  readonly state: LineUpState;
  readonly account: Account;
  readonly policy: Policy;
  readonly output: PageOutput;
  /** What leads say of causes; null where whoever looks is no lead. */
  readonly marks: { readonly marks: CauseMarks; readonly state: CauseMarksState } | null;
  readonly onShowTicket: (ticketId: string) => void;
}

/** Today's five minutes. */
export function LineUpTab({ lineUps, state, account, policy, output, marks, onShowTicket }: Props) {
  const sentences = useSentences();
  const shown = lineUps.shown();
  const title = sentences.t('line_up.name');
  return (
    <div className="stack line-up">
      <div className="no-print">
        <Toolbar title={title} section={state.read} timeZone={account.timeZone} onRefresh={lineUps.load} />
      </div>
      <SectionBody
        saysWhy
        title={title}
        section={state.read}
        heightPx={LINE_UP_HEIGHT_PX}
        timeZone={account.timeZone}
        onRetry={() => {
          void lineUps.load();
        }}
      >
        {() => shown !== null && <FiveMinutes {...{ lineUps, state, shown, account, policy, output, marks, onShowTicket }} />}
      </SectionBody>
    </div>
  );
}

function FiveMinutes({ lineUps, state, shown, account, policy, output, marks, onShowTicket }: Props & { readonly shown: ShownLineUp }) {
  const sentences = useSentences();
  const { t } = sentences;
  const [isPresented, setPresented] = useState(false);
  const ideas = ideasIn(state, shown);
  const words = lineUpWords(sentences, shown, { account, policy, isOpen: state.isOpen, isTellable: lineUps.isTellable, ideas });
  const { mayHold } = lineUps;
  return (
    <>
      <div className="row spread">
        <h3 className="line-up-title">{words.title}</h3>
        <div className="row no-print">
          <Button
            size="small"
            isPrimary
            onClick={() => {
              setPresented(true);
              void lineUps.present();
            }}
          >
            {t('line_up.present')}
          </Button>
          <Button size="small" onClick={() => void lineUps.print()}>
            {t('line_up.print')}
          </Button>
          <Button size="small" onClick={() => void lineUps.copy(lineUpText(sentences, words, false), false)}>
            {t('line_up.copy')}
          </Button>
          <Button size="small" onClick={() => void lineUps.copy(lineUpText(sentences, words, true), true)}>
            {t('line_up.copy_markdown')}
          </Button>
          {mayHold && !shown.isForNext && (
            <PressButton size="small" isHeld={shown.isHeld || state.keeping.phase === 'working'} onClick={() => void lineUps.hold()}>
              {t(shown.isHeld ? 'line_up.is_held' : 'line_up.hold')}
            </PressButton>
          )}
        </div>
      </div>
      {isReadable(words) && <OwnTurn shown={shown} ownId={account.ownId} />}
      <Done state={state} />
      {state.copying.phase === 'refused' && (
        <CopyByHand key={state.copying.text} label={t('line_up.copy_by_hand')} text={state.copying.text} />
      )}
      <Options lineUps={lineUps} state={state} shown={shown} reader={words.reader} />
      {state.namesError !== null && (
        <Notice type="error">
          {t('line_up.names_failed', { reason: faultSentence(sentences, state.namesError) })}
          <FaultDetails fault={state.namesError} />
        </Notice>
      )}
      {shown.isFirst && (
        <div className="no-print">
          <Notice type="info">{t('line_up.first')}</Notice>
        </div>
      )}
      <ItemList
        words={words}
        onAnother={mayHold ? (item: LineUpItem) => lineUps.another(item) : null}
        onShowTicket={onShowTicket}
        weeks={<WeeksLine state={state} lineUps={lineUps} />}
        improve={<ImproveActions {...{ state, shown, marks, account, policy }} />}
        thanks={<ThanksButton told={shown.lineUp.thanks.chosen?.told ?? null} state={state} lineUps={lineUps} ownId={account.ownId} />}
      />
      {isPresented && (
        <Presentation
          words={words}
          output={output}
          holding={mayHold && !shown.isForNext ? { isHeld: shown.isHeld, hold: lineUps.hold } : null}
          onEnd={lineUps.keepPresented}
          onClose={() => {
            setPresented(false);
            void output.leaveFullScreen();
          }}
        />
      )}
    </>
  );
}

/** Tells whoever looks that it is their turn to read, now or next. */
function OwnTurn({ shown: { readers, isForNext }, ownId }: { readonly shown: ShownLineUp; readonly ownId: string }) {
  const { t } = useSentences();
  if (readers.readerId === ownId)
    return (
      <div className="no-print">
        <Notice type="info">{t(isForNext ? 'line_up.your_turn_later' : 'line_up.your_turn')}</Notice>
      </div>
    );
  return readers.nextReaderId === ownId ? <p className="no-print">{t('line_up.your_turn_next')}</p> : null;
}

function Done({ state }: { readonly state: LineUpState }) {
  const sentences = useSentences();
  const { keeping } = state;
  const said = doneSentences(sentences, state)
    .filter((sentence) => sentence !== '')
    .join(' ');
  if (keeping.phase === 'failed')
    return (
      <Notice type="error">
        {said}
        <FaultDetails fault={keeping.error} />
      </Notice>
    );
  return said === '' ? null : <p className="quiet no-print">{said}</p>;
}

/** What became of the last presses, each in its place; empty where nobody has pressed. */
export function doneSentences(sentences: Sentences, { keeping, copying, thanking }: LineUpState): readonly string[] {
  const { t } = sentences;
  const copied = copying.phase === 'copied' ? t(copying.isMarkdown ? 'line_up.copied_markdown' : 'line_up.copied') : '';
  const kept =
    keeping.phase === 'failed'
      ? t('line_up.not_kept', { reason: faultSentence(sentences, keeping.error) })
      : keeping.phase === 'done'
        ? t('line_up.kept')
        : '';
  const refused = copying.phase === 'refused' ? t('line_up.copy_refused') : '';
  const thanked = thanking.phase === 'done' ? t('line_up.thank.done') : '';
  return [copied, refused, thanked, kept];
}
