import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import {
  COLLECTION_LENGTH_AT_MOST,
  IDEA_STEPS,
  type IdeaStep,
  type Mark,
  STEP_REASON_LENGTH_AT_MOST,
} from '#domain/journal/moment-marks.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatList } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { type Account, byWhom, formatInstant, personName } from '../parts/lead-sentences.ts';
import { SelectField } from '#ui/controls/SelectField.tsx';
import type { SelectedState, WholeMoment } from './selected-moment.ts';

export interface DetailProps {
  readonly account: Account;
  readonly policy: Policy;
  /** Whether whoever looks may single out a story and put it into a collection. */
  readonly mayFeature: boolean;
  /** Names of collections that there are. */
  readonly collections: readonly string[];
  readonly onSay: (mark: Mark) => void;
  readonly onShowTicket: (ticketId: string) => void;
}

type Props = DetailProps & { readonly whole: WholeMoment; readonly saying: SelectedState['saying'] };

/** What was said of a moment since it was kept, and what can be said of it. */
export function MomentMarksPart(props: Props) {
  const sentences = useSentences();
  const { whole, saying, account, mayFeature, onSay } = props;
  const { moment, marks, marksError } = whole;
  const isBusy = saying.name === 'working';
  const isThanked = marks.thanks.some(({ byId }) => byId === account.ownId);
  return (
    <>
      {marksError !== null && (
        <Notice type="warning">
          {sentences.t('moments.marks_failed', { reason: faultSentence(sentences, marksError) })}
          <FaultDetails fault={marksError} />
        </Notice>
      )}
      {moment.kind === 'process_fix' && moment.giving?.status !== 'voided' && <Steps {...props} />}
      {marks.thanks.length > 0 && (
        <p>
          {sentences.t('moments.thanked', {
            count: marks.thanks.length,
            who: formatList(
              sentences.locale,
              marks.thanks.map(({ byId, byName }) => (byName === '' ? personName(sentences, account, byId) : byName)),
            ),
          })}
        </p>
      )}
      {marks.featured !== null && (
        <p>
          {sentences.t('moments.featured_by', {
            who: byWhom(sentences, account, marks.featured.byId),
            when: formatInstant(sentences.locale, marks.featured.atMs, account.timeZone),
          })}
        </p>
      )}
      <div className="row">
        {moment.agentId !== account.ownId && (
          <PressButton
            size="small"
            isHeld={isBusy || isThanked}
            onClick={() => {
              onSay({ kind: 'thanks' });
            }}
          >
            {sentences.t(isThanked ? 'moments.thanks_said' : 'moments.say_thanks')}
          </PressButton>
        )}
        {mayFeature && moment.story !== '' && (
          <PressButton
            size="small"
            isHeld={isBusy}
            onClick={() => {
              onSay({ kind: 'feature', isFeatured: marks.featured === null });
            }}
          >
            {sentences.t(marks.featured === null ? 'moments.feature' : 'moments.unfeature')}
          </PressButton>
        )}
      </div>
      {(mayFeature || marks.collections.length > 0) && moment.story !== '' && <Collections {...props} isBusy={isBusy} />}
      {saying.name === 'failed' && (
        <Notice type="error">
          {sentences.t('moments.mark_failed', { reason: faultSentence(sentences, saying.error) })}
          <FaultDetails fault={saying.error} />
        </Notice>
      )}
    </>
  );
}

/** In which collections the story is; whoever may adds it to one, by its name, and takes it out. */
function Collections({ whole: { marks }, mayFeature, collections, onSay, isBusy }: Props & { readonly isBusy: boolean }) {
  const sentences = useSentences();
  const [name, setName] = useState('');
  const others = collections.filter((one) => !marks.collections.includes(one));
  const add = (wanted: string): void => {
    if (wanted.trim() === '' || isBusy) return;
    onSay({ kind: 'collect', name: wanted.trim(), isIn: true });
    setName('');
  };
  return (
    <section className="stack stack-tight">
      <h4>{sentences.t('moments.collections')}</h4>
      {marks.collections.length > 0 && (
        <ul className="row plain-list">
          {marks.collections.map((one) => (
            <li key={one} className="tag">
              <bdi>{one}</bdi>
              {mayFeature && (
                <Button
                  size="small"
                  isLink
                  aria-label={sentences.t('moments.take_out_of', { name: one })}
                  onClick={() => {
                    if (!isBusy) onSay({ kind: 'collect', name: one, isIn: false });
                  }}
                >
                  {sentences.t('moments.take_out')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayFeature && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            add(name);
          }}
        >
          <Field>
            <Field.Label isRegular>{sentences.t('moments.collect_label')}</Field.Label>
            <Input
              isCompact
              dir="auto"
              autoComplete="off"
              list="moments-collections"
              maxLength={COLLECTION_LENGTH_AT_MOST}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          </Field>
          <datalist id="moments-collections">
            {others.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </datalist>
          <PressButton size="small" type="submit" isHeld={isBusy || name.trim() === ''}>
            {sentences.t('moments.collect')}
          </PressButton>
        </form>
      )}
    </section>
  );
}

/** The life of an idea: each step dated and told why, and the form of the next. */
function Steps({ whole: { moment, marks }, saying, account, onSay }: Props) {
  const sentences = useSentences();
  const last = marks.steps.at(-1)?.to ?? 'proposed';
  const [to, setTo] = useState<IdeaStep>(last === 'trying' ? 'adopted' : 'trying');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { around, look } = useFocusOnProblem<HTMLElement>();
  const lacksReason = to === 'dropped' && reason.trim() === '';
  const isBusy = saying.name === 'working';
  const first = { byId: moment.createdById, atMs: moment.createdAtMs, to: 'proposed' as const, reason: '' };
  const send = (): void => {
    setIsTried(true);
    look();
    if (isBusy || lacksReason) return;
    const mark: Mark = { kind: 'step', to, reason: reason.trim() };
    onSay(mark);
    setReason('');
    setIsTried(false);
  };
  return (
    <section ref={around} className="stack stack-tight">
      <h4>{sentences.t('moments.idea')}</h4>
      <ol className="findings">
        {[first, ...marks.steps].map((step, index) => (
          <li key={index}>
            {sentences.t(`moments.step.${step.to}`, {
              who: byWhom(sentences, account, step.byId),
              when: formatInstant(sentences.locale, step.atMs, account.timeZone),
            })}
            {step.reason !== '' && (
              <p className="as-typed" dir="auto">
                {step.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
      <SelectField
        label={sentences.t('moments.next_step')}
        value={to}
        options={IDEA_STEPS.filter((one) => one !== 'proposed').map((one) => [one, sentences.t(`moments.step_name.${one}`)] as const)}
        onChange={(chosen) => {
          setTo(IDEA_STEPS.find((one) => one === chosen) ?? to);
        }}
      />
      <TextAreaField
        label={sentences.t('moments.step_reason')}
        value={reason}
        maxLength={STEP_REASON_LENGTH_AT_MOST}
        isReadOnly={isBusy}
        problem={isTried && lacksReason ? sentences.t('moments.reason_missing') : null}
        onType={setReason}
      />
      <div className="row">
        <PressButton size="small" isHeld={isBusy} onClick={send}>
          {sentences.t('moments.take_step')}
        </PressButton>
      </div>
    </section>
  );
}
