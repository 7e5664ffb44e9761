import type { Incident, IncidentSummary } from '#domain/incidents/incidents.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { IncidentsView } from '../../session/session-state.ts';
import type { ShownIncidents } from '../../session/shown.ts';
import { lastValue } from '#ports/section.ts';
import { formatDay } from '#ui/i18n/formats.ts';
import { causeName } from '#ui/i18n/sentences.ts';
import { commitmentMoney } from '#ui/i18n/commitment-names.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Each incident with how it ended and what was given for it, newest first. */
export function IncidentDetails({
  view,
  state,
  onOpen,
}: {
  readonly view: IncidentsView;
  readonly state: ShownIncidents;
  readonly onOpen: (ticketId: number) => void;
}) {
  const sentences = useSentences();
  const { summary } = view;
  // What is only begun, or approved and not delivered, has not been given.
  const posted = lastValue(state.journal)?.ofCustomer.filter((one) => one.state === 'posted') ?? [];
  return (
    <div className="stack stack-tight">
      <p className="quiet">{countsSentence(sentences, summary, state)}</p>
      <ul className="incidents">
        {summary.incidents.map((incident) => (
          <IncidentLine
            key={incident.ticketId}
            incident={incident}
            given={posted.filter(({ ticketId }) => ticketId === String(incident.ticketId))}
            state={state}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {summary.ticketsRead < summary.ticketsInAll && (
        <p className="quiet">{sentences.t('incidents.not_all', { all: summary.ticketsInAll, read: summary.ticketsRead })}</p>
      )}
    </div>
  );
}

function countsSentence(sentences: Sentences, summary: IncidentSummary, state: ShownIncidents): string {
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

function IncidentLine({
  incident,
  given,
  state,
  onOpen,
}: {
  readonly incident: Incident;
  /** More than one where more went wrong there. */
  readonly given: readonly Commitment[];
  readonly state: ShownIncidents;
  readonly onOpen: (ticketId: number) => void;
}) {
  const sentences = useSentences();
  const { policy } = state.settings.settings;
  const marks = [
    ...given.filter(({ stated }) => stated?.amountMinor !== 0).map((one) => commitmentMoney(sentences, one)),
    incident.rating === 'bad' ? sentences.t('incidents.is_bad') : null,
    incident.isOpen ? sentences.t('incidents.is_open') : null,
  ].filter((mark) => mark !== null);
  return (
    <li>
      <span className="quiet">{formatDay(sentences.locale, incident.atMs, state)}</span>
      <button
        type="button"
        className="link"
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
