import type { IncidentSummary } from '#domain/incidents/incidents.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { IncidentsView } from '../session/session-state.ts';
import type { ShownIncidents } from '../session/shown.ts';
import { lastValue } from '#ports/section.ts';
import { Age } from '#ui/components/Age.tsx';
import { ExpandableLine } from '#ui/components/ExpandableLine.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { Region } from '#ui/components/Region.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatDuration } from '#ui/i18n/formats.ts';
import { causeName, totalMoney } from '#ui/i18n/sentences.ts';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { IncidentDetails } from './lazy.ts';

/** What the section takes. */
const HEIGHT_PX = 42;

interface Props {
  readonly state: ShownIncidents;
  readonly onRetry: () => void;
  readonly onOpen: (ticketId: number) => void;
}

/** How often something went wrong for the customer before, and what was given, in one line and a smaller one; each incident is behind them. */
export function IncidentsSection({ state, onRetry, onOpen }: Props) {
  const sentences = useSentences();
  const title = sentences.t('section.prior_incidents');
  return (
    <Region title={title}>
      <SectionBody
        title={title}
        section={state.incidents}
        saysAge
        heightPx={HEIGHT_PX}
        timeZone={state.timeZone}
        retryLabel={sentences.t('incidents.read_again')}
        onRetry={onRetry}
      >
        {(view) => (
          <>
            {view.summary.incidents.length === 0 ? (
              <Glance view={view} state={state} />
            ) : (
              <ExpandableLine
                label={sentences.t('incidents.show_all', { count: view.summary.incidents.length })}
                rest={
                  <OnDemand>
                    <IncidentDetails view={view} state={state} onOpen={onOpen} />
                  </OnDemand>
                }
              >
                <Glance view={view} state={state} />
              </ExpandableLine>
            )}
            <Age section={state.incidents} nowMs={state.nowMs} />
          </>
        )}
      </SectionBody>
    </Region>
  );
}

function Glance({ view, state }: { readonly view: IncidentsView; readonly state: ShownIncidents }) {
  const sentences = useSentences();
  const { summary } = view;
  const [first] = summary.causes;
  return (
    <div>
      <p className="lead">{leadSentence(sentences, summary)}</p>
      <div className="quiet">
        {summary.ticketsInAll === 0 && `${sentences.t('incidents.first_contact')} `}
        {summary.ticketsInAll > 0 &&
          summary.incidents.length === 0 &&
          `${sentences.t('incidents.none_why', { count: summary.ticketsInAll })} `}
        {summary.inWindow > 0 &&
          first !== undefined &&
          `${sentences.t('incidents.cause_count', {
            cause: causeName(sentences, first.cause, state.settings.settings.policy),
            count: first.count,
          })} · `}
        <Given state={state} isAlone={summary.incidents.length > 0} />
      </div>
      {!view.includesArchived && <p className="quiet">{sentences.t('incidents.no_archived')}</p>}
    </div>
  );
}

function leadSentence(sentences: Sentences, summary: IncidentSummary): string {
  const span = formatDuration(sentences.locale, { days: summary.windowDays });
  if (summary.inWindow > 0) return sentences.t('incidents.in_window', { count: summary.inWindow, span });
  if (summary.incidents.length === 0) return sentences.t('incidents.none');
  return sentences.t('incidents.older_only', { count: summary.incidents.length, span });
}

/** What was given for the customer before. Where nothing went wrong either, that nothing was given says nothing new. */
function Given({ state, isAlone }: { readonly state: ShownIncidents; readonly isAlone: boolean }) {
  const sentences = useSentences();
  const journal = lastValue(state.journal) ?? state.remembered?.journal?.value ?? null;
  if (journal !== null) {
    // What is only begun, or approved and not delivered, has not been given.
    const given = journal.ofCustomer.filter((one) => one.state === 'posted');
    return given.length > 0 || isAlone ? givenSentence(sentences, given, state) : null;
  }
  if (state.journal.state !== 'failed') return isAlone ? sentences.t('loading') : null;
  const { error } = state.journal;
  const unknown = sentences.t('incidents.given_unknown');
  // Why stands where the journal matters, beside the suggestion: whoever may not read it sees none.
  if (error.kind !== 'refused_by_role' || error.what === 'users') return unknown;
  return <FaultReason fault={error}>{(reason) => `${unknown} ${reason}`}</FaultReason>;
}

function givenSentence(sentences: Sentences, given: readonly Commitment[], state: ShownIncidents): string {
  const { limits } = state.settings.settings;
  const span = formatDuration(sentences.locale, { days: limits.customerWindowDays });
  if (given.length === 0) return sentences.t('incidents.given_none', { span });
  if (given.every(({ stated }) => stated?.amountMinor === 0))
    return sentences.t('incidents.given_without_money', { count: given.length, span });
  return sentences.t('incidents.given_in_window', { count: given.length, span, amount: totalMoney(sentences, given) });
}
