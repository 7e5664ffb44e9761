import { useEffect, useRef } from 'react';
import type { Moment } from '#domain/moments/moment.ts';
import { money } from '#domain/money/money.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatMoney } from '#ui/i18n/formats.ts';
import { formatChange } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { reasonSentence } from '../../shared/reasons/reason-sentence.ts';
import { type Account, byWhom, formatInstant, personName } from '../parts/lead-sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { TicketLink } from '../parts/TicketLink.tsx';
import { rowOf } from './moment-row.ts';
import { whatOf } from './moment-words.ts';
import { type DetailProps, MomentMarksPart } from './MomentMarksPart.tsx';
import type { SelectedState, WholeMoment } from './selected-moment.ts';

const HEIGHT_PX = 240;

/** The moment that is selected: its whole story, why it was given as it was, and what was said of it since. */
export function MomentDetail({
  selected: { whole, saying },
  onRetry,
  ...props
}: DetailProps & { readonly selected: Pick<SelectedState, 'whole' | 'saying'>; readonly onRetry: () => void }) {
  const sentences = useSentences();
  return (
    <SectionBody
      saysWhy
      title={sentences.t('moments.one')}
      section={whole}
      heightPx={HEIGHT_PX}
      timeZone={props.account.timeZone}
      onRetry={onRetry}
    >
      {(value) => <Whole key={value.moment.id} whole={value} saying={saying} {...props} />}
    </SectionBody>
  );
}

function Whole({ whole, saying, ...props }: DetailProps & { readonly whole: WholeMoment; readonly saying: SelectedState['saying'] }) {
  const sentences = useSentences();
  const { account, policy } = props;
  const { moment } = whole;
  const { giving, story, agentId, createdById, createdAtMs, cause, ticketId } = moment;
  const row = rowOf(moment, account.timeZone);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Below the list, where the page is narrow, whoever has chosen a moment would not see that it is there.
    area.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={area}>
      <Panel title={whatOf(sentences, row)}>
        <p className="quiet">
          {sentences.t('moments.about', {
            who: personName(sentences, account, agentId),
            when: formatInstant(sentences.locale, createdAtMs, account.timeZone),
          })}
          {createdById !== agentId && ` ${sentences.t('moments.told_by', { who: byWhom(sentences, account, createdById) })}`}
        </p>
        <div className="row">
          {row.outcome !== 'no_gesture' && <span className="tag">{sentences.t(`moments.outcome.${row.outcome}`)}</span>}
          {giving !== null && <span className="tag">{sentences.t(`moments.kind.${row.kind}`)}</span>}
          {cause !== '' && <span className="tag">{causeName(sentences, cause, policy)}</span>}
          {giving !== null && <span className="tag">{sentences.t(`severity.${giving.severity}`)}</span>}
          {giving !== null && <span className="tag">{sentences.t(`fault.${giving.fault}`)}</span>}
        </div>
        {story === '' ? (
          <p className="quiet">{sentences.t('moments.no_story')}</p>
        ) : (
          <p className="as-typed" dir="auto">
            {story}
          </p>
        )}
        <div className="row">
          <TicketLink ticketId={ticketId} onShowTicket={props.onShowTicket} />
        </div>
        {row.outcome === 'open' && (
          <Notice type="warning">
            {sentences.t('moments.open_why', { who: moment.openWith ?? '', ask: sentences.t('moments.ask_again') })}
          </Notice>
        )}
        {giving !== null && <Why giving={giving} account={account} />}
        <MomentMarksPart whole={whole} saying={saying} {...props} />
      </Panel>
    </div>
  );
}

/** What was suggested and why, what was changed, and what was said with a lead. */
function Why({ giving, account }: { readonly giving: Moment; readonly account: Account }) {
  const sentences = useSentences();
  const { decision, deviation, amount } = giving;
  const { currency } = amount;
  const { suggestedMinor, reasons, request = [] } = decision;
  return (
    <section className="stack stack-tight">
      <h4>{sentences.t('moments.why')}</h4>
      {reasons.length > 0 && (
        <ol className="reasons">
          {reasons.map((reason) => (
            <li key={reason.rule} className="sum">
              <span>{reasonSentence(sentences, reason, currency)}</span>
              <span>{reason.deltaMinor === 0 ? '' : formatChange(sentences.locale, money(reason.deltaMinor, currency))}</span>
            </li>
          ))}
        </ol>
      )}
      <div className="sum total">
        <span>{sentences.t('moments.suggested')}</span>
        <span>
          {suggestedMinor === 0 ? sentences.t('suggestion.why_nothing') : formatMoney(sentences.locale, money(suggestedMinor, currency))}
        </span>
      </div>
      {deviation !== '' && (
        <div>
          <p className="quiet">{sentences.t('moments.deviation')}</p>
          <p className="as-typed" dir="auto">
            {deviation}
          </p>
        </div>
      )}
      {request.length > 0 && (
        <ul className="findings">
          {request.map(({ kind, byId, byName, text, atMs, amountMinor }, index) => (
            <li key={index}>
              <p className="quiet">
                {sentences.t(`moments.line.${kind}`, {
                  who: byName === '' ? personName(sentences, account, byId) : byName,
                  when: formatInstant(sentences.locale, atMs, account.timeZone),
                })}
                {amountMinor !== null && amountMinor > 0 && ` · ${formatMoney(sentences.locale, money(amountMinor, currency))}`}
              </p>
              {text !== '' && (
                <p className="as-typed" dir="auto">
                  {text}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
