import { useMemo } from 'react';
import type { Policy } from '#domain/policy/policy.ts';
import { formatList, formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { FigureTable } from '../parts/FigureTable.tsx';
import { type Account, personName } from '../parts/lead-sentences.ts';
import type { MomentRow } from './moment-row.ts';
import { type Share, summaryOf } from './month-summary.ts';

interface Props {
  readonly rows: readonly MomentRow[];
  readonly account: Account;
  readonly policy: Policy;
}

/** What the moments of the list come to, and by whom and for what they were. */
export function MonthSummary({ rows, account, policy }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { all, byPerson, byCause } = useMemo(() => summaryOf(rows), [rows]);
  return (
    <div className="panel stack">
      <p>
        <strong>{sumsText(sentences, all)}</strong> · {t('moments.count', { count: all.count })}
      </p>
      <details>
        <summary>{t('moments.by_whom_and_why')}</summary>
        <div className="columns">
          <Shares name={t('moments.by_person')} shares={byPerson} textOf={(id) => personName(sentences, account, id)} />
          <Shares name={t('moments.by_cause')} shares={byCause} textOf={(cause) => causeName(sentences, cause, policy)} />
        </div>
      </details>
    </div>
  );
}

function Shares({
  name,
  shares,
  textOf,
}: {
  readonly name: string;
  readonly shares: readonly Share<string>[];
  readonly textOf: (key: string) => string;
}) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const numbers = new Intl.NumberFormat(locale);
  return (
    <FigureTable
      heads={[name, t('moments.given_sum'), t('tab.moments')]}
      rows={shares.map((share) => ({
        key: share.key,
        cells: [textOf(share.key), sumsText(sentences, share), numbers.format(share.count)],
      }))}
    />
  );
}

function sumsText({ t, locale }: Sentences, { sums }: Share<string>): string {
  if (sums.length === 0) return t('moments.no_money');
  return formatList(
    locale,
    sums.map((sum) => formatMoney(locale, sum)),
  );
}
