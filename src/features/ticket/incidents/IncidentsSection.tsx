import { useState } from 'react';
import type { Incident, IncidentSummary } from '#domain/incidents/incidents.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { JournalView } from '../session/open-ticket.ts';
import type { IncidentsView, SessionState } from '../session/session-state.ts';
import { lastValue } from '#ports/section.ts';
import { Region } from '#ui/components/Region.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatDay } from '#ui/i18n/formats.ts';
import { causeName, commitmentMoney, totalMoney } from '#ui/i18n/sentences.ts';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

const SHOWN_AT_FIRST = 2;

/** What went wrong for the customer before, how it ended, and what was given. */
export function IncidentsSection({
  state,
  onRetry,
  onOpen,
}: {
  readonly state: SessionState;
  readonly onRetry: () => void;
  readonly onOpen: (ticketId: number) => void;
}) {
  const sentences = useSentences();
  const title = sentences.t('section.prior_incidents');
  return (
    <Region title={title}>
      <SectionBody title={title} section={state.incidents} heightPx={164} timeZone={state.timeZone} onRetry={onRetry}>
        {(view) => (
          <>
            <Summary view={view} state={state} />
            <IncidentList summary={view.summary} state={state} onOpen={onOpen} />
          </>
        )}
      </SectionBody>
    </Region>
  );
}

function Summary({ view, state }: { readonly view: IncidentsView; readonly state: SessionState }) {
  const sentences = useSentences();
  const { summary } = view;
  return (
    <div>
      <p className="lead">{leadSentence(sentences, summary)}</p>
      <p className="quiet">{detailSentence(sentences, summary, state)}</p>
      <div className="quiet">
        <Given state={state} />
      </div>
      {!view.includesArchived && <p className="quiet">{sentences.t('incidents.no_archived')}</p>}
    </div>
  );
}

function leadSentence(sentences: Sentences, summary: IncidentSummary): string {
  const counts = { count: summary.inWindow, days: summary.windowDays };
  if (summary.inWindow > 0) return sentences.t('incidents.in_window', counts);
  if (summary.incidents.length === 0) return sentences.t('incidents.none');
  return sentences.t('incidents.older_only', { count: summary.incidents.length, days: summary.windowDays });
}

function detailSentence(sentences: Sentences, summary: IncidentSummary, state: SessionState): string {
  if (summary.ticketsInAll === 0) return sentences.t('incidents.first_contact');
  if (summary.incidents.length === 0) return sentences.t('incidents.none_why', { count: summary.ticketsInAll });
  const { policy } = state.settings.settings;
  const causes = summary.causes
    .slice(0, 2)
    .map(({ cause, count }) => sentences.t('incidents.cause_count', { cause: causeName(sentences, cause, policy), count }));
  const days = summary.latestDaysAgo;
  return [
    ...causes,
    summary.ratedBadInWindow > 0 ? sentences.t('incidents.rated_bad', { count: summary.ratedBadInWindow }) : null,
    summary.openNow > 0 ? sentences.t('incidents.open_now', { count: summary.openNow }) : null,
    days === null ? null : days === 0 ? sentences.t('incidents.latest_today') : sentences.t('incidents.latest', { count: days }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function Given({ state }: { readonly state: SessionState }) {
  const sentences = useSentences();
  const journal = lastValue(state.journal);
  if (journal !== null) return givenSentence(sentences, journal, state);
  if (state.journal.state !== 'failed') return sentences.t('loading');
  // Its details stand where the journal matters, beside the suggestion.
  return (
    <FaultReason fault={state.journal.error} hasDetails={false}>
      {(reason) => sentences.t('incidents.given_unknown', { reason })}
    </FaultReason>
  );
}

function givenSentence(sentences: Sentences, journal: JournalView, state: SessionState): string {
  const { limits } = state.settings.settings;
  const days = limits.customerWindowDays;
  if (journal.ofCustomer.length === 0) return sentences.t('incidents.given_none', { days });
  const amount = totalMoney(sentences, journal.ofCustomer);
  return sentences.t('incidents.given_in_window', { count: journal.ofCustomer.length, days, amount });
}

function IncidentList({
  summary,
  state,
  onOpen,
}: {
  readonly summary: IncidentSummary;
  readonly state: SessionState;
  readonly onOpen: (ticketId: number) => void;
}) {
  const sentences = useSentences();
  const [isAll, setIsAll] = useState(false);
  const { incidents } = summary;
  const shown = isAll ? incidents : incidents.slice(0, SHOWN_AT_FIRST);
  const given = new Map((lastValue(state.journal)?.ofCustomer ?? []).map((one) => [one.ticketId, one]));
  return (
    <div className="stack stack-tight">
      <ul className="incidents">
        {shown.map((incident) => (
          <IncidentLine
            key={incident.ticketId}
            incident={incident}
            given={given.get(String(incident.ticketId)) ?? null}
            state={state}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <div className="row">
        {incidents.length > SHOWN_AT_FIRST && (
          <button
            type="button"
            className="link toggle"
            aria-expanded={isAll}
            onClick={() => {
              setIsAll(!isAll);
            }}
          >
            {isAll ? sentences.t('incidents.show_fewer') : sentences.t('incidents.show_all', { count: incidents.length })}
          </button>
        )}
        {summary.ticketsRead < summary.ticketsInAll && (
          <span className="quiet">{sentences.t('incidents.not_all', { all: summary.ticketsInAll, read: summary.ticketsRead })}</span>
        )}
      </div>
    </div>
  );
}

function IncidentLine({
  incident,
  given,
  state,
  onOpen,
}: {
  readonly incident: Incident;
  readonly given: Commitment | null;
  readonly state: SessionState;
  readonly onOpen: (ticketId: number) => void;
}) {
  const sentences = useSentences();
  const { policy } = state.settings.settings;
  const marks = [
    given === null || given.stated?.amountMinor === 0 ? null : commitmentMoney(sentences, given),
    incident.rating === 'bad' ? sentences.t('incidents.is_bad') : null,
    incident.isOpen ? sentences.t('incidents.is_open') : null,
  ].filter((mark) => mark !== null);
  return (
    <li>
      <span className="quiet">{formatDay(sentences.locale, incident.atMs, state)}</span>
      <button
        type="button"
        className="link cut"
        title={sentences.t('incidents.open_ticket', { id: String(incident.ticketId), subject: incident.subject })}
        onClick={() => {
          onOpen(incident.ticketId);
        }}
      >
        {causeName(sentences, incident.cause, policy)}
      </button>
      <span className="quiet">{marks.join(' · ')}</span>
    </li>
  );
}
