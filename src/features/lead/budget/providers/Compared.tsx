import { Button } from '@zendeskgarden/react-buttons';
import type { ComparedRecord } from '#domain/reconciliation/compare-records.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Figures } from '../../parts/Figures.tsx';
import { useFirstRows } from '../../parts/use-first-rows.tsx';
import { TicketLink } from '../../parts/TicketLink.tsx';
import { type Account, byWhom, formatInstant } from '../../parts/lead-sentences.ts';
import { askedSentence, isDifference, sourceName, unlistedSentence, verdictSentence } from './provider-sentences.ts';
import type { MonthComparison } from './both-sides.ts';
import { type Asking, type Providers, rowId } from './providers-state.ts';

interface Props {
  readonly comparison: MonthComparison;
  readonly asking: ReadonlyMap<string, Asking>;
  readonly account: Account;
  readonly providers: Pick<Providers, 'ask' | 'hand'>;
  readonly onShowTicket: (ticketId: string) => void;
}

/** What agrees, as figures, and what does not, one by one. */
export function Compared({ comparison, ...of }: Props) {
  const { t, locale } = useSentences();
  const { rows, byHand, isWhole, unlisted } = comparison;
  const differences = rows.filter(isDifference);
  const { shown, more } = useFirstRows(differences);
  const countOf = (verdict: ComparedRecord['verdict']): string =>
    new Intl.NumberFormat(locale).format(rows.filter((row) => row.verdict === verdict).length);
  const figures = [
    [t('provider_records.count.matched'), countOf('matched')],
    [t('provider_records.count.differences'), new Intl.NumberFormat(locale).format(differences.length)],
    [t('provider_records.count.not_compared'), countOf('not_compared')],
    [t('provider_records.count.by_hand'), new Intl.NumberFormat(locale).format(byHand)],
  ] as const;
  return (
    <div className="stack">
      {!isWhole && <Notice type="warning">{t('provider_records.unlisted.not_whole')}</Notice>}
      <Unlisted unlisted={unlisted} />
      <Figures figures={figures} className="past-figures" />
      {differences.length > 0 && (
        <ul className="rows">
          {shown.map((row, index) => (
            <Row key={`${row.source} ${keyOf(row)} ${index}`} row={row} labels={comparison.labels} {...of} />
          ))}
        </ul>
      )}
      {more}
      <Reach comparison={comparison} />
      {rows.some(({ verdict }) => verdict === 'not_compared') && <p className="quiet">{t('provider_records.unlisted.why_not')}</p>}
      {byHand > 0 && <p className="quiet">{t('provider_records.unlisted.by_hand', { count: byHand })}</p>}
      {rows.length > 0 && <File providers={of.providers} />}
    </div>
  );
}

function keyOf({ own, records }: ComparedRecord): string {
  return own?.key ?? records[0]?.key ?? '';
}

function Unlisted({ unlisted }: Pick<MonthComparison, 'unlisted'>) {
  const sentences = useSentences();
  return unlisted.map((one) => (
    <Notice key={one.source} type="warning">
      {unlistedSentence(sentences, one)}
      {one.fault !== null && <FaultDetails fault={one.fault} />}
    </Notice>
  ));
}

/** Whom nobody asked: of some providers only those are asked who were given something here. */
function Reach({ comparison: { sources } }: Pick<Props, 'comparison'>) {
  const sentences = useSentences();
  return sources
    .filter(({ reach }) => reach === 'named')
    .map((one) => (
      <p key={one.source} className="quiet">
        {sentences.t('provider_records.only_named', { source: sourceName(sentences, one) })}
      </p>
    ));
}

interface RowProps extends Omit<Props, 'comparison'>, Pick<MonthComparison, 'labels'> {
  readonly row: ComparedRecord;
}

function Row({ row, labels, asking, account, providers, onShowTicket }: RowProps) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { own, records, atMs, source } = row;
  const label = labels.get(source) ?? source;
  const name = sourceName(sentences, { source, label });
  const ticketId = own?.ticketId ?? records.find((record) => record.ticketId !== '')?.ticketId ?? '';
  const asked = own === null ? undefined : asking.get(rowId(own));
  const when = formatInstant(locale, atMs, account.timeZone);
  const reference = records.find((record) => record.reference !== '')?.reference ?? '';
  return (
    <li className="moment-row">
      <div className="stack stack-tight">
        <div>{verdictSentence(sentences, row, label)}</div>
        <div className="quiet">
          {own === null
            ? t('provider_records.row_there', { source: name, when, reference })
            : t('provider_records.row', { source: name, who: byWhom(sentences, account, own.agentId), when })}
        </div>
        {asked !== undefined && asked.phase !== 'working' && (
          <output>
            {askedSentence(sentences, asked, label)}
            {asked.phase === 'failed' && <FaultDetails fault={asked.error} />}
          </output>
        )}
      </div>
      <div className="row">
        <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
        {own !== null && (
          <PressButton
            size="small"
            isHeld={asked?.phase === 'working'}
            aria-label={t('provider_records.ask_of', { provider: label, id: ticketId })}
            onClick={() => {
              void providers.ask(own);
            }}
          >
            {t('provider_records.ask')}
          </PressButton>
        )}
      </div>
    </li>
  );
}

function File({ providers }: Pick<Props, 'providers'>) {
  const { t } = useSentences();
  return (
    <div className="row">
      <Button
        size="small"
        onClick={() => {
          providers.hand('save');
        }}
      >
        {t('provider_records.file.save')}
      </Button>
      <span className="quiet">{t('provider_records.file.none')}</span>
      <Button
        size="small"
        isLink
        onClick={() => {
          providers.hand('open');
        }}
      >
        {t('provider_records.file.open')}
      </Button>
    </div>
  );
}
