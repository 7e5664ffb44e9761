import { Button } from '@zendeskgarden/react-buttons';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatDay, formatDuration } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { gestureName } from '#ui/i18n/sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { MoreRows, ROWS_AT_MOST } from '../MoreRows.tsx';
import { Panel } from '../Panel.tsx';
import { TicketLink } from '../TicketLink.tsx';
import { type Account, byWhom } from '../lead-sentences.ts';
import { DAYS_LOOKED_BACK, type Unissued, type UnissuedMoment, type UnissuedState, unissuedCount } from './unissued.ts';

interface Props {
  readonly state: Omit<UnissuedState, 'nowMs'>;
  readonly account: Account;
  readonly unissued: Pick<Unissued, 'readOn' | 'stop' | 'tick'>;
  readonly onShowTicket: (ticketId: string) => void;
}

/** What was given by hand and nobody has ticked off, the oldest first, with a tick each. */
export function UnissuedList({ state, account, unissued, onShowTicket }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { rows, phase } = state;
  return (
    <Panel title={t('unissued.title')}>
      <p className="quiet">{unissuedSentence(sentences, state)}</p>
      {rows.length > 0 && (
        <ul className="rows">
          {rows.slice(0, ROWS_AT_MOST).map((moment) => (
            <Row
              key={moment.momentId}
              moment={moment}
              ticks={state.ticks}
              account={account}
              unissued={unissued}
              onShowTicket={onShowTicket}
            />
          ))}
        </ul>
      )}
      <MoreRows count={rows.length} />
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

/** How many wait, as far as that was read. */
export function unissuedSentence({ t }: Sentences, state: Pick<UnissuedState, 'rows' | 'ticks' | 'phase' | 'looked'>): string {
  const { phase, looked } = state;
  if (looked === 0 && phase.name !== 'done') return phase.name === 'failed' ? '' : t('unissued.reading_first');
  const count = unissuedCount(state);
  return count === 0 ? t('unissued.none') : t('unissued.count', { count });
}

function Row({
  moment,
  ticks,
  account,
  unissued,
  onShowTicket,
}: Omit<Props, 'state'> & { readonly moment: UnissuedMoment; readonly ticks: UnissuedState['ticks'] }) {
  const sentences = useSentences();
  const { t } = sentences;
  const { gesture, amount, ticketId, agentId, createdAtMs } = moment;
  const ticking = ticks.get(moment.momentId);
  const isDone = ticking?.phase === 'done';
  const what = gestureName(sentences, gesture, amount);
  const name = t(isDone ? 'unissued.undo' : isMoneyKind(gesture) ? 'unissued.tick' : 'unissued.tick_work');
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
            void unissued.tick(moment, !isDone);
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
  const { t, locale } = useSentences();
  const { phase, looked, sinceMs } = state;
  const isAtWork = phase.name === 'reading' || phase.name === 'waiting';
  const span = formatDuration(locale, { days: DAYS_LOOKED_BACK });
  return (
    <div className="row">
      {isAtWork ? (
        <span className="quiet">{t(`unissued.${phase.name === 'waiting' ? 'waiting' : 'reading'}`, { count: looked })}</span>
      ) : (
        <span className="quiet">
          {sinceMs === null
            ? t('unissued.looked_all', { count: looked, span })
            : t('unissued.looked', { count: looked, since: formatDay(locale, sinceMs, account) })}
        </span>
      )}
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
