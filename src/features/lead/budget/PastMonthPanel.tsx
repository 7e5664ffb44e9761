import { Field, Select } from '@zendeskgarden/react-forms';
import type { MonthReport, MonthShare } from '#domain/journal/month-report.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatList, formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { FigureTable } from '../parts/FigureTable.tsx';
import { Figures } from '../parts/Figures.tsx';
import { monthText } from '../parts/last-months.ts';
import { Panel } from '../parts/Panel.tsx';
import { type Account, minor, personName } from '../parts/lead-sentences.ts';
import type { PastMonths, PastMonthsState } from './past-months.ts';

interface Props extends Omit<PastMonthsState, 'nowMs'> {
  readonly months: readonly string[];
  readonly account: Account;
  readonly policy: Policy;
  /** While the present month is read, nobody reads another. */
  readonly isBusy: boolean;
  readonly onChoose: PastMonths['choose'];
  readonly onRead: PastMonths['read'];
  readonly onStop: PastMonths['stop'];
}

/** What a month of the past comes to: in all, by person, by cause and by kind of gesture. */
export function PastMonthPanel({ month, months, phase, account, policy, isBusy, onChoose, onRead, onStop }: Props) {
  const sentences = useSentences();
  const isReading = phase.name === 'reading';
  return (
    <Panel title={sentences.t('past_month.title')}>
      <div className="row">
        <Field>
          <Field.Label>{sentences.t('past_month.month')}</Field.Label>
          <Select
            isCompact
            value={month}
            onChange={(event) => {
              onChoose(event.target.value);
            }}
          >
            {months.map((one) => (
              <option key={one} value={one}>
                {monthText(sentences.locale, one)}
              </option>
            ))}
          </Select>
        </Field>
        <PressButton
          size="small"
          isHeld={isBusy && !isReading}
          onClick={() => {
            if (isReading) onStop();
            else void onRead();
          }}
        >
          {sentences.t(isReading ? 'past_month.stop' : 'past_month.read')}
        </PressButton>
      </div>
      {pastMonthSentence(sentences, phase) !== '' && phase.name !== 'failed' && (
        <p className="quiet">{pastMonthSentence(sentences, phase)}</p>
      )}
      {phase.name === 'failed' && (
        <Notice type="error">
          {pastMonthSentence(sentences, phase)}
          <FaultDetails fault={phase.error} />
        </Notice>
      )}
      {phase.name === 'done' && <Report report={phase.report} isWhole={phase.isWhole} account={account} policy={policy} />}
    </Panel>
  );
}

/** How reading goes, or why it does not; nothing where nobody has begun, or it is done. */
export function pastMonthSentence(sentences: Sentences, phase: PastMonthsState['phase']): string {
  switch (phase.name) {
    case 'idle':
    case 'done':
      return '';
    case 'stopped':
      return sentences.t('past_month.stopped');
    case 'failed':
      return sentences.t('past_month.failed', { reason: faultSentence(sentences, phase.error) });
    case 'reading': {
      const { entries, isWaiting } = phase.reading;
      const read = sentences.t('budget.reading', { count: entries });
      return isWaiting ? `${read} ${sentences.t('budget.reading_waits')}` : read;
    }
  }
}

function Report({
  report,
  isWhole,
  account,
  policy,
}: {
  readonly report: MonthReport;
  readonly isWhole: boolean;
  readonly account: Account;
  readonly policy: Policy;
}) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const count = new Intl.NumberFormat(locale);
  const figures = [
    [t('budget.spent'), minor(locale, report.spentMinor, account.currency)],
    [t('budget.held'), minor(locale, report.heldMinor, account.currency)],
    [t('past_month.gestures'), count.format(report.gestures)],
    [t('past_month.undone'), count.format(report.undone)],
  ] as const;
  const kindText = (kind: string): string => (kind === 'unknown' ? t('past_month.unknown') : gestureName(sentences, kind, null));
  return (
    <section className="stack" aria-label={monthText(locale, report.month)}>
      {!isWhole && <Notice type="warning">{t('budget.not_whole')}</Notice>}
      <Figures figures={figures} className="past-figures" />
      {report.foreign.length > 0 && (
        <p>
          {t('past_month.foreign', {
            sums: formatList(
              locale,
              report.foreign.map((sum) => formatMoney(locale, sum)),
            ),
          })}
        </p>
      )}
      {report.gestures === 0 ? (
        <p className="quiet">{t('past_month.none')}</p>
      ) : (
        <>
          <Shares
            name={t('past_month.by_person')}
            shares={report.byPerson}
            account={account}
            textOf={(id) => personName(sentences, account, id)}
          />
          <Shares
            name={t('past_month.by_cause')}
            shares={report.byCause}
            account={account}
            textOf={(cause) => causeName(sentences, cause, policy)}
          />
          <Shares name={t('past_month.by_kind')} shares={report.byKind} account={account} textOf={kindText} />
        </>
      )}
    </section>
  );
}

function Shares({
  name,
  shares,
  account,
  textOf,
}: {
  readonly name: string;
  readonly shares: readonly MonthShare<string>[];
  readonly account: Account;
  readonly textOf: (key: string) => string;
}) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const numbers = new Intl.NumberFormat(locale);
  return (
    <FigureTable
      heads={[name, t('budget.spent'), t('past_month.gestures')]}
      rows={shares.map(({ key, spentMinor, gestures }) => ({
        key,
        cells: [textOf(key), minor(locale, spentMinor, account.currency), numbers.format(gestures)],
      }))}
    />
  );
}
