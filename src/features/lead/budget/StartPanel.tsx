import { Field } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { type Money, money } from '#domain/money/money.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { FigureInput } from '#ui/controls/FigureInput.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatList, formatMoney, formatTime } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, formatInstant } from '../parts/lead-sentences.ts';
import type { BudgetView, Starting } from './budget-state.ts';
import { readSum, sumProblem, typedText } from './typed-sum.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';

interface Props {
  readonly view: Pick<BudgetView, 'currencyStop' | 'started' | 'proposedMinor'>;
  readonly starting: Starting;
  readonly account: Account;
  readonly onStart: (spentMinor: number) => Promise<void>;
}

/** Where the team's currency was changed within the month: what the month has spent in the new one, as a lead says it. */
export function StartPanel(props: Props) {
  const sentences = useSentences();
  const { view, account } = props;
  const { currency } = account;
  const stop = view.currencyStop;
  if (stop?.why === 'reload') {
    return <Notice type="warning">{sentences.t('currency.reload', { currency: stop.currency })}</Notice>;
  }
  if (stop?.why === 'not_started') {
    return (
      <Panel title={sentences.t('start_month.title', { currency })}>
        <p>{sentences.t('start_month.why', { currency, before: sumsText(sentences, stop.before) })}</p>
        <StartForm {...props} before={stop.before} />
      </Panel>
    );
  }
  return view.started === null ? null : <Started {...props} started={view.started} />;
}

/** With what it was started, and by whom: a slip of the finger is mended by the same form. */
function Started({ started, ...props }: Props & { readonly started: NonNullable<BudgetView['started']> }) {
  const sentences = useSentences();
  const { account, starting } = props;
  const [isChanging, setIsChanging] = useState(false);
  const { currency } = account;
  return (
    <Panel title={sentences.t('start_month.title_started', { currency })}>
      <StartingNotice {...props} />
      <p>
        {sentences.t('start_month.started', {
          who: byWhom(sentences, account, started.byId),
          when: formatInstant(sentences.locale, started.atMs, account.timeZone),
          amount: formatMoney(sentences.locale, started.spent),
          before: sumsText(sentences, started.before),
        })}
      </p>
      <p className="quiet">{sentences.t('start_month.covers')}</p>
      {isChanging ? (
        <StartForm
          {...props}
          before={[]}
          onStart={(spentMinor) => {
            setIsChanging(false);
            return props.onStart(spentMinor);
          }}
        />
      ) : (
        <div className="row">
          <PressButton
            size="small"
            isHeld={starting.phase === 'working'}
            onClick={() => {
              setIsChanging(true);
            }}
          >
            {sentences.t('start_month.change')}
          </PressButton>
        </div>
      )}
    </Panel>
  );
}

/** `before` is what has to be told in the new currency; nothing where the sum is said again. */
function StartForm({ view, starting, account, before, onStart }: Props & { readonly before: readonly Money[] }) {
  const sentences = useSentences();
  const { currency } = account;
  const { proposedMinor } = view;
  const [typed, setTyped] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const isBusy = starting.phase === 'working';
  const proposed = proposedMinor === null ? '' : typedText(sentences, money(proposedMinor, currency));
  const text = typed ?? proposed;
  const { around, look } = useFocusOnProblem<HTMLDivElement>();
  const problem = isTried ? sumProblem(sentences, text, currency) : null;
  const hint = before.length === 0 ? 'start_month.hint_again' : proposedMinor === null ? 'start_month.hint' : 'start_month.hint_share';
  return (
    <div ref={around} className="stack">
      <Field>
        <Field.Label>{sentences.t('start_month.label', { currency })}</Field.Label>
        <FigureInput
          value={text}
          currency={currency}
          isReadOnly={isBusy}
          validation={problem === null ? null : 'error'}
          onType={(changed) => {
            setTyped(changed);
          }}
        />
        {problem === null ? (
          <Field.Hint>{sentences.t(hint, { before: sumsText(sentences, before) })}</Field.Hint>
        ) : (
          <FieldMessage>{problem}</FieldMessage>
        )}
      </Field>
      {before.length > 0 && <StartingNotice starting={starting} view={view} account={account} />}
      <div className="row">
        <PressButton
          size="small"
          isPrimary
          isHeld={isBusy}
          onClick={() => {
            setIsTried(true);
            look();
            const spentMinor = readSum(text, currency);
            if (spentMinor !== null) void onStart(spentMinor);
          }}
        >
          {sentences.t(before.length > 0 ? 'start_month.button' : 'start_month.button_again', { currency })}
        </PressButton>
      </div>
    </div>
  );
}

function StartingNotice({ starting, view, account }: Pick<Props, 'starting' | 'view' | 'account'>) {
  const sentences = useSentences();
  const said = startingSentence(sentences, starting, view, account);
  if (said === '') return null;
  if (starting.phase === 'working') return <p className="quiet">{said}</p>;
  const type = starting.phase === 'done' ? 'success' : starting.phase === 'failed' ? 'error' : 'warning';
  return (
    <Notice type={type}>
      {said}
      {starting.phase === 'failed' && <FaultDetails fault={starting.error} />}
    </Notice>
  );
}

/** How starting goes or went; nothing where nobody has pressed. */
export function startingSentence(
  sentences: Sentences,
  starting: Starting,
  { started }: Pick<BudgetView, 'started'>,
  account: Account,
): string {
  const { currency, timeZone } = account;
  const amount = started === null ? '' : formatMoney(sentences.locale, started.spent);
  switch (starting.phase) {
    case 'idle':
      return '';
    case 'working':
      return starting.untilMs === null
        ? sentences.t('start_month.working')
        : sentences.t('start_month.settling', { when: formatTime(sentences.locale, starting.untilMs, timeZone) });
    case 'done':
      return sentences.t('start_month.done', { currency, amount });
    case 'other':
      return sentences.t('start_month.other', { amount, who: started === null ? '' : byWhom(sentences, account, started.byId) });
    case 'failed':
      return sentences.t('start_month.failed', { reason: faultSentence(sentences, starting.error) });
  }
}

function sumsText(sentences: Sentences, sums: readonly Money[]): string {
  return formatList(
    sentences.locale,
    sums.map((sum) => formatMoney(sentences.locale, sum)),
  );
}
