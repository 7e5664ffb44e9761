import type { Section } from '#ports/section.ts';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatMonth, formatPercent } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { Figures } from '../parts/Figures.tsx';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { TicketLink } from '../parts/TicketLink.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import { type Account, minor } from '../parts/lead-sentences.ts';
import { UnissuedList } from '../parts/unissued/UnissuedList.tsx';
import type { Unissued, UnissuedState } from '../parts/unissued/unissued.ts';
import type { OwnBudget } from './own-budget-state.ts';

interface Props {
  readonly own: Section<OwnBudget>;
  readonly account: Account;
  readonly unissuedState: UnissuedState;
  readonly unissued: Unissued;
  readonly onRefresh: () => Promise<void>;
  readonly onShowTicket: (ticketId: string) => void;
}

/** What an agent has given, what is left to them, and what of their own is not finished. */
export function OwnBudgetTab({ own, account, unissuedState, unissued, onRefresh, onShowTicket }: Props) {
  const { t, locale } = useSentences();
  return (
    <SectionBody
      saysWhy
      title={t('tab.budget_own')}
      section={own}
      heightPx={360}
      timeZone={account.timeZone}
      onRetry={() => {
        void onRefresh();
      }}
    >
      {(view) => (
        <div className="stack stack-wide">
          <Toolbar
            title={formatMonth(locale, account.nowMs, account.timeZone)}
            section={own}
            timeZone={account.timeZone}
            onRefresh={onRefresh}
          />
          <OwnFigures view={view} account={account} />
          <UnissuedList state={unissuedState} account={account} unissued={unissued} onShowTicket={onShowTicket} />
          <WithoutStory view={view} account={account} onShowTicket={onShowTicket} />
        </div>
      )}
    </SectionBody>
  );
}

function OwnFigures({ view, account }: { readonly view: OwnBudget; readonly account: Account }) {
  const { t, locale } = useSentences();
  const sum = (amountMinor: number): string => minor(locale, amountMinor, account.currency);
  const atLeast = (text: string, isExact: boolean): string => (isExact ? text : t('own_budget.at_least', { figure: text }));
  const atMost = (text: string, isExact: boolean): string => (isExact ? text : t('own_budget.at_most', { figure: text }));
  const { day, pool } = view;
  const figures = [
    [t('own_budget.today'), sum(view.todayMinor)],
    [t('own_budget.left_today'), day === null ? t('own_budget.no_limit') : atMost(sum(day.remainingMinor), day.isExact)],
    [t('own_budget.month'), atLeast(sum(view.monthMinor), view.isWhole)],
    [
      t('own_budget.pool'),
      pool === null
        ? t(view.isPoolHidden ? 'own_budget.pool_hidden' : 'own_budget.no_limit')
        : atLeast(formatPercent(locale, pool.usedPercent), pool.isExact),
    ],
  ] as const;
  return (
    <div className="panel stack">
      <Figures figures={figures} />
      <p className="quiet">{t('own_budget.gestures', { count: view.gestures })}</p>
    </div>
  );
}

function WithoutStory({
  view: { withoutStory },
  account,
  onShowTicket,
}: Pick<Props, 'account' | 'onShowTicket'> & { readonly view: OwnBudget }) {
  const sentences = useSentences();
  const { t } = sentences;
  const { shown, more } = useFirstRows(withoutStory);
  return (
    <Panel title={t('own_budget.without_story')}>
      <p className="quiet">
        {withoutStory.length === 0 ? t('own_budget.stories_all') : t('own_budget.stories_missing', { count: withoutStory.length })}
      </p>
      {withoutStory.length > 0 && (
        <ul className="rows">
          {shown.map(({ momentId, ticketId, createdAtMs }) => (
            <li key={momentId} className="moment-row">
              <span className="quiet">{formatAgo(sentences, createdAtMs, account)}</span>
              <div className="row">
                <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {more}
    </Panel>
  );
}
