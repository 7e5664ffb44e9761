import { Button } from '@zendeskgarden/react-buttons';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { isOwedStep, owedActionOf } from '#domain/moments/steps.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatDay, formatDuration } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { gestureName, owedName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useFirstRows } from '../use-first-rows.tsx';
import { Panel } from '../Panel.tsx';
import { TicketLink } from '../TicketLink.tsx';
import { type Account, byWhom } from '../lead-sentences.ts';
import { DAYS_LOOKED_BACK, type Unissued, type UnissuedState, type UnissuedTodo, todoId, unissuedCounts } from './unissued.ts';

interface Props {
  readonly state: Omit<UnissuedState, 'nowMs'>;
  readonly account: Account;
  readonly unissued: Pick<Unissued, 'readOn' | 'stop' | 'tick'>;
  readonly onShowTicket: (ticketId: string) => void;
}

/** What was given by hand, and what is owed beside, and nobody has ticked off: the oldest first, with a tick each. */
export function UnissuedList({ state, account, unissued, onShowTicket }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { rows, phase } = state;
  const gestures = rows.filter(({ what }) => !isOwedStep(what));
  const owed = rows.filter(({ what }) => isOwedStep(what));
  const of = { ticks: state.ticks, account, unissued, onShowTicket };
  return (
    <Panel title={t('unissued.title')}>
      <p className="quiet">{gesturesSentence(sentences, state)}</p>
      <Rows todos={gestures} {...of} />
      {owed.length > 0 && <p className="quiet">{owedSentence(sentences, state)}</p>}
      <Rows todos={owed} {...of} />
      {phase.name === 'failed' && (
        <Notice type="warning">
          {t('unissued.failed', { reason: faultSentence(sentences, phase.error) })}
          <FaultDetails fault={phase.error} />
        </Notice>
      )}
      <HowFar state={state} account={account} unissued={unissued} />
    </Panel>
  );
}

/** How many wait, and how far back that was looked for, where it is not all. */
export function unissuedSentence(sentences: Sentences, state: Counted & Pick<UnissuedState, 'sinceMs'>, account: Account): string {
  const { looked, sinceMs, phase } = state;
  const isPartial = sinceMs !== null || (phase.name !== 'done' && looked > 0);
  const said = [
    gesturesSentence(sentences, state),
    owedSentence(sentences, state),
    isPartial ? lookedSentence(sentences, state, account) : '',
  ];
  return said.filter((sentence) => sentence !== '').join(' ');
}

/** How far back was looked, or that it is still being looked. */
function lookedSentence(
  { t, locale }: Sentences,
  { looked, sinceMs, phase }: Counted & Pick<UnissuedState, 'sinceMs'>,
  account: Account,
): string {
  if (phase.name === 'reading' || phase.name === 'waiting') return t(`unissued.${phase.name}`, { count: looked });
  if (sinceMs !== null) return t('unissued.looked', { count: looked, since: formatDay(locale, sinceMs, account) });
  return t('unissued.looked_all', { count: looked, span: formatDuration(locale, { days: DAYS_LOOKED_BACK }) });
}

type Counted = Pick<UnissuedState, 'rows' | 'ticks' | 'phase' | 'looked'>;

function gesturesSentence({ t }: Sentences, state: Counted): string {
  const { phase, looked } = state;
  if (looked === 0 && phase.name !== 'done') return phase.name === 'failed' ? '' : t('unissued.reading_first');
  const { gestures } = unissuedCounts(state);
  return gestures === 0 ? t('unissued.none') : t('unissued.count', { count: gestures });
}

/** Nothing where nothing is owed that nobody has ticked off. */
function owedSentence({ t }: Sentences, state: Counted): string {
  const { owed } = unissuedCounts(state);
  return owed === 0 ? '' : t('unissued.count_owed', { count: owed });
}

function Rows({ todos, ...of }: RowProps & { readonly todos: readonly UnissuedTodo[] }) {
  const { shown, more } = useFirstRows(todos);
  if (todos.length === 0) return null;
  return (
    <>
      <ul className="rows">
        {shown.map((todo) => (
          <Row key={todoId(todo)} todo={todo} {...of} />
        ))}
      </ul>
      {more}
    </>
  );
}

type RowProps = Omit<Props, 'state'> & Pick<UnissuedState, 'ticks'>;

function Row({ todo, ticks, account, unissued, onShowTicket }: RowProps & { readonly todo: UnissuedTodo }) {
  const sentences = useSentences();
  const { t } = sentences;
  const { gesture, amount, count, ticketId, agentId, createdAtMs } = todo;
  const ticking = ticks.get(todoId(todo));
  const owed = owedActionOf(todo.what);
  const isDone = ticking?.phase === 'done';
  const what = owed === null ? gestureName(sentences, gesture, amount, count) : t('suggestion.owed', { what: owedName(sentences, owed) });
  const isIssued = owed === null && isMoneyKind(gesture);
  const name = t(`unissued.${isDone ? 'undo' : 'tick'}${isIssued ? '' : '_work'}`);
  return (
    <li className="moment-row">
      <div className="stack stack-tight">
        <strong>{what}</strong>
        <div className="quiet">
          {isDone
            ? t('unissued.ticked')
            : t('unissued.row', {
                id: ticketId,
                who: byWhom(sentences, account, agentId),
                when: formatAgo(sentences, createdAtMs, account),
              })}
        </div>
        {ticking?.phase === 'failed' && (
          <div>
            {t('unissued.tick_failed', { reason: faultSentence(sentences, ticking.error) })}
            <FaultDetails fault={ticking.error} />
          </div>
        )}
      </div>
      <div className="row">
        <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
        <PressButton
          size="small"
          isHeld={ticking?.phase === 'working'}
          aria-label={t('unissued.tick_of', { name, what, id: ticketId })}
          onClick={() => {
            void unissued.tick(todo, !isDone);
          }}
        >
          {name}
        </PressButton>
      </div>
    </li>
  );
}

/** How far back was looked, and the button that looks further or ends that. */
function HowFar({ state, account, unissued }: Pick<Props, 'state' | 'account' | 'unissued'>) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { phase, sinceMs } = state;
  const isAtWork = phase.name === 'reading' || phase.name === 'waiting';
  const span = formatDuration(locale, { days: DAYS_LOOKED_BACK });
  return (
    <div className="row">
      <span className="quiet">{lookedSentence(sentences, state, account)}</span>
      {(isAtWork || sinceMs !== null || phase.name === 'failed' || phase.name === 'stopped') && (
        <Button
          size="small"
          isLink={!isAtWork}
          onClick={() => {
            if (isAtWork) unissued.stop();
            else void unissued.readOn();
          }}
        >
          {t(isAtWork ? 'unissued.stop' : 'unissued.further', { span })}
        </Button>
      )}
    </div>
  );
}
