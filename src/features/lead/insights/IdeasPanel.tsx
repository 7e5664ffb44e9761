import { isWithin } from '#domain/insights/period.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { formatDay } from '#ui/i18n/formats.ts';
import { isolated } from '#ui/i18n/isolated.ts';
import { Panel } from '../parts/Panel.tsx';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { TicketLink } from '../parts/TicketLink.tsx';
import { personName } from '../parts/lead-sentences.ts';
import { type IdeasState, stepOf } from './ideas-state.ts';
import type { PartProps } from './insights-props.ts';

/** The fixes that people say the team should make: told in the sidebar beside a gesture, or by themselves. */
export function IdeasPanel({
  read,
  period,
  account,
  policy,
  ideas,
  onShowTicket,
}: PartProps & { readonly ideas: IdeasState; readonly onShowTicket: (ticketId: string) => void }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const told = read.moments.filter(
    ({ kind, day, giving }) => kind === 'process_fix' && giving?.status !== 'voided' && isWithin(day, period),
  );
  const { shown, more } = useFirstRows(told);
  return (
    <Panel title={t('insights.ideas.title')}>
      {told.length === 0 ? (
        <p className="quiet">{t('insights.ideas.none')}</p>
      ) : (
        <ul className="rows">
          {shown.map(({ id, idea, cause, agentId, atMs, ticketId }) => {
            const step = stepOf(ideas, id);
            const facts = [
              ...(cause === '' ? [] : [causeName(sentences, cause, policy)]),
              personName(sentences, account, agentId),
              formatDay(locale, atMs, account),
              ...(step === null ? [] : [t(`insights.ideas.step.${step}`)]),
            ];
            return (
              <li key={id} className="moment-row">
                <div className="stack stack-tight">
                  <p className="as-typed" dir="auto">
                    {idea.trim() === '' ? t('insights.ideas.no_words') : idea}
                  </p>
                  <div className="quiet">{facts.map((fact) => isolated(fact, locale)).join(' · ')}</div>
                </div>
                <div className="row">
                  <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {more}
      {ideas.marks === null && <p className="quiet">{t('insights.ideas.marks_failed')}</p>}
    </Panel>
  );
}
