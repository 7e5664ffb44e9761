import { useEffect, useRef, useState } from 'react';
import { REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import { wordsError } from '#approvals/ask-lead.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { limitReader } from '../../shared/limits/over-sentences.ts';
import { DecideDetails } from '../../shared/requests/DecideDetails.tsx';
import { firstReason, workSentence } from './ask-sentences.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';

/** Why a lead is asked. What is planned stays in the form above, and can still be changed. */
export function AskForm({ state, session }: { readonly state: ShownMoment; readonly session: TicketSession }) {
  const sentences = useSentences();
  const { asking, plan } = state;
  const [isTried, setIsTried] = useState(false);
  const [first] = useState(() => firstReason(sentences, state));
  const kept = asking.phase === 'form' ? asking.text : null;
  // What takes the words may still be loading: the field shows them at once, or the caret would jump.
  const [typed, setTyped] = useState<string | null>(null);
  if (typed !== null && typed === kept) setTyped(null);
  const text = typed ?? kept ?? first;
  const isBusy = asking.work.phase === 'working';
  const { around, look } = useFocusOnProblem<HTMLDivElement>();
  const problem = isTried ? wordsError(text) : null;
  return (
    <div ref={around} className="stack">
      <Reason
        text={text}
        isBusy={isBusy}
        problem={problem === null ? null : sentences.t(`ask.${problem}`)}
        onType={(words) => {
          setTyped(words);
          void session.withRequests((requests) => {
            requests.type(words);
          });
        }}
      />
      {plan.gesture !== null && (
        <p className="quiet">{sentences.t('ask.what', { what: gestureName(sentences, plan.gesture, plan.amount, plan.count) })}</p>
      )}
      {asking.work.phase === 'failed' && (
        <Notice type="error">
          {workSentence(sentences, asking.work, limitReader(state))}
          <DecideDetails error={asking.work.error} />
        </Notice>
      )}
      <div className="row">
        <PressButton
          isPrimary
          size="small"
          isHeld={isBusy || plan.gesture === null || plan.amountError !== null}
          onClick={() => {
            setIsTried(true);
            look();
            void session.withRequests((requests) => requests.send(text));
          }}
        >
          {sentences.t('ask.send')}
        </PressButton>
        <PressButton
          size="small"
          isHeld={isBusy}
          onClick={() => {
            void session.withRequests((requests) => {
              requests.closeForm();
            });
          }}
        >
          {sentences.t('ask.back')}
        </PressButton>
      </div>
    </div>
  );
}

function Reason({
  text,
  isBusy,
  problem,
  onType,
}: {
  readonly text: string;
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly onType: (text: string) => void;
}) {
  const sentences = useSentences();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = area;
    current?.focus();
    // Whoever types goes on after what stands there.
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  return (
    <TextAreaField
      label={sentences.t('ask.reason')}
      value={text}
      maxLength={REQUEST_TEXT_LENGTH_AT_MOST}
      hint={sentences.t('ask.reason_hint')}
      problem={problem}
      isReadOnly={isBusy}
      area={area}
      onType={onType}
    />
  );
}
