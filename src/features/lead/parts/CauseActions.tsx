import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef, useState } from 'react';
import { type CauseStatus, NOTHING_SAID } from '#domain/insights/cause-marks.ts';
import { FIX_NOTE_LENGTH_AT_MOST } from '#domain/journal/cause-mark.ts';
import { lastValue } from '#ports/section.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { CauseMarks, CauseMarksState } from '../session/cause-marks.ts';
import { type SinceFixed, causeMarkLine, causeStatusLines, sayingCauseSentence } from './cause-words.ts';
import { type Account, personName } from './lead-sentences.ts';
import { SelectField } from '#ui/controls/SelectField.tsx';

interface Props {
  readonly cause: string;
  /** The cause as people call it. */
  readonly name: string;
  readonly state: CauseMarksState;
  readonly marks: Pick<CauseMarks, 'say'>;
  readonly since: SinceFixed | null;
  readonly account: Account;
  /** Who may see to it. */
  readonly personIds: readonly string[];
  /** The customers to tell are listed further down. */
  readonly isListed?: boolean;
}

/** What leads say of a cause, and what a lead can say of it: that it is fixed, that it is not, and who sees to it. */
export function CauseActions(props: Props) {
  const sentences = useSentences();
  const { cause, state, since, account } = props;
  const status = lastValue(state.statuses)?.get(cause) ?? NOTHING_SAID;
  const { fix, history } = status;
  return (
    <div className="stack stack-tight">
      {causeStatusLines(sentences, status, { account, since }).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {fix !== null && fix.note !== '' && (
        <p className="as-typed" dir="auto">
          {fix.note}
        </p>
      )}
      <Forms {...props} status={status} />
      <Said {...props} />
      {history.length > 1 && (
        <Disclosure label={sentences.t('cause_mark.history')}>
          <ul className="findings">
            {history.map((entry) => (
              <li key={entry.id}>
                {causeMarkLine(sentences, entry, account)}
                {entry.mark.kind === 'fixed' && entry.mark.note !== '' && (
                  <p className="as-typed" dir="auto">
                    {entry.mark.note}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** How the last press went, said where it was pressed. */
function Said({ cause, state: { saying }, isListed }: Props) {
  const sentences = useSentences();
  const isOwn = saying.phase !== 'idle' && saying.cause === cause;
  return (
    <>
      <output className="quiet" aria-live="polite">
        {isOwn && sayingCauseSentence(sentences, saying, isListed)}
      </output>
      {isOwn && saying.phase === 'failed' && <FaultDetails fault={saying.error} />}
    </>
  );
}

type FormProps = Props & { readonly status: CauseStatus };

/** Of the two forms one is open at a time. What is typed stays until it is kept. */
function Forms(props: FormProps) {
  const [open, setOpen] = useState<'fixed' | 'owner' | null>(null);
  const [note, setNote] = useState('');
  const around = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    // What was pressed is gone: the focus goes to what took its place.
    if (wasOpen.current !== open) around.current?.querySelector<HTMLElement>('textarea, select, button')?.focus();
    wasOpen.current = open;
  }, [open]);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <div ref={around} className="stack stack-tight">
      {open === 'fixed' && <FixedForm {...props} note={note} onType={setNote} onClose={close} />}
      {open === 'owner' && <OwnerForm {...props} onClose={close} />}
      {open === null && <Presses {...props} onOpen={setOpen} />}
    </div>
  );
}

/** What was changed, for the team: may be empty. */
function FixedForm({
  cause,
  state,
  marks,
  note,
  onType,
  onClose,
}: FormProps & { readonly note: string; readonly onType: (text: string) => void; readonly onClose: () => void }) {
  const { t } = useSentences();
  const isBusy = state.saying.phase === 'working';
  return (
    <>
      <TextAreaField
        label={t('cause_mark.note_label')}
        value={note}
        maxLength={FIX_NOTE_LENGTH_AT_MOST}
        isReadOnly={isBusy}
        onType={onType}
      />
      <Save
        isBusy={isBusy}
        onCancel={onClose}
        onSave={() => {
          onClose();
          void marks.say(cause, { kind: 'fixed', isFixed: true, note: note.trim() });
        }}
      />
    </>
  );
}

function OwnerForm({ cause, state, marks, account, personIds, status, onClose }: FormProps & { readonly onClose: () => void }) {
  const sentences = useSentences();
  const { t } = sentences;
  const present = status.owner?.ownerId ?? '';
  const [ownerId, setOwnerId] = useState(present);
  const others = present === '' || personIds.includes(present) ? personIds : [present, ...personIds];
  return (
    <>
      <SelectField
        label={t('cause_mark.owner_label')}
        value={ownerId}
        options={[['', t('cause_mark.nobody')], ...others.map((id) => [id, personName(sentences, account, id)] as const)]}
        onChange={setOwnerId}
      />
      <Save
        isBusy={state.saying.phase === 'working'}
        onCancel={onClose}
        onSave={() => {
          onClose();
          if (ownerId !== present) void marks.say(cause, { kind: 'owner', ownerId });
        }}
      />
    </>
  );
}

function Presses({ cause, name, state, marks, status, onOpen }: FormProps & { readonly onOpen: (form: 'fixed' | 'owner') => void }) {
  const { t } = useSentences();
  const isBusy = state.saying.phase === 'working';
  const row = useRef<HTMLDivElement>(null);
  const isTakingBack = useRef(false);
  const isFixed = status.fix !== null;
  useEffect(() => {
    // The button that was pressed goes with the mark.
    if (isTakingBack.current && !isFixed) row.current?.querySelector('button')?.focus();
    if (!isFixed) isTakingBack.current = false;
  }, [isFixed]);
  return (
    <div ref={row} className="row no-print">
      <PressButton
        size="small"
        isHeld={isBusy}
        aria-label={t(status.fix === null ? 'cause_mark.mark_of' : 'cause_mark.mark_again_of', { cause: name })}
        onClick={() => {
          onOpen('fixed');
        }}
      >
        {t(status.fix === null ? 'cause_mark.mark' : 'cause_mark.mark_again')}
      </PressButton>
      {status.fix !== null && (
        <PressButton
          size="small"
          isHeld={isBusy}
          aria-label={t('cause_mark.unmark_of', { cause: name })}
          onClick={() => {
            isTakingBack.current = true;
            void marks.say(cause, { kind: 'fixed', isFixed: false, note: '' });
          }}
        >
          {t('cause_mark.unmark')}
        </PressButton>
      )}
      <PressButton
        size="small"
        isHeld={isBusy}
        aria-label={t('cause_mark.owner_of', { cause: name })}
        onClick={() => {
          onOpen('owner');
        }}
      >
        {t('cause_mark.owner_button')}
      </PressButton>
    </div>
  );
}

function Save({ isBusy, onSave, onCancel }: { readonly isBusy: boolean; readonly onSave: () => void; readonly onCancel: () => void }) {
  const { t } = useSentences();
  return (
    <div className="row">
      <PressButton size="small" isPrimary isHeld={isBusy} onClick={onSave}>
        {t('cause_mark.save')}
      </PressButton>
      <Button size="small" onClick={onCancel}>
        {t('cause_mark.cancel')}
      </Button>
    </div>
  );
}
