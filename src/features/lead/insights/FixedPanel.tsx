import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useMemo, useState } from 'react';
import { type CauseFix, type ToldEntry } from '#domain/insights/cause-marks.ts';
import { type CustomerToTell, customersToTell } from '#domain/insights/since-fixed.ts';
import { lastValue } from '#ports/section.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatDay } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { CopyByHand } from '../parts/CopyByHand.tsx';
import { Panel } from '../parts/Panel.tsx';
import { TicketLink } from '../parts/TicketLink.tsx';
import { byWhom, formatInstant } from '../parts/lead-sentences.ts';
import type { CausePartProps } from './insights-props.ts';
import { formatShortDay } from './insights-sentences.ts';
import type { PeopleLooks, PeopleState } from './people-state.ts';
import { fixedReplySentences } from './reply/sentences.ts';
import { fixedReply } from './reply/fixed-reply.ts';

/** So many customers stand on the screen at once. */
const CUSTOMERS_A_PAGE = 20;

interface Props extends CausePartProps {
  readonly people: PeopleLooks;
  readonly peopleState: PeopleState;
  /** The language of replies to customers of whom none is known. */
  readonly replyLanguage: string;
  readonly onShowTicket: (ticketId: string) => void;
}

/** The causes that are marked fixed, and for each the customers to tell. */
export function FixedPanel(props: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const { marks, marksState } = props;
  const fixes = [...(lastValue(marksState.statuses) ?? [])].flatMap(([cause, { fix }]) => (fix === null ? [] : [{ cause, fix }]));
  const shown = fixes.toSorted((one, other) => other.fix.atMs - one.fix.atMs).slice(0, CUSTOMERS_A_PAGE);
  const ids = shown.map(({ fix }) => fix.id).join(' ');
  // Whenever fixes are read, who was told of them is read too: a reading may have failed, and other leads tell customers as well.
  const readMs = marksState.statuses.state === 'ready' ? marksState.statuses.atMs : null;
  useEffect(() => {
    if (ids !== '' && readMs !== null) void marks.loadTold(ids.split(' '));
  }, [marks, ids, readMs]);
  return (
    <Panel title={t('insights.fixed.title')}>
      {shown.length === 0 && <p className="quiet">{t('insights.fixed.none')}</p>}
      {shown.map(({ cause, fix }) => (
        <Fix key={fix.id} cause={cause} fix={fix} {...props} />
      ))}
      {marksState.toldError !== null && (
        <div>
          {t('insights.fixed.told_failed', { reason: faultSentence(sentences, marksState.toldError) })}
          <FaultDetails fault={marksState.toldError} />
        </div>
      )}
    </Panel>
  );
}

function Fix({ cause, fix, ...props }: Props & { readonly cause: string; readonly fix: CauseFix }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { read, period, policy, marksState, peopleState } = props;
  const [isOpen, setOpen] = useState(false);
  const { customers, hitAgain } = useMemo(
    () =>
      customersToTell(read.moments, { cause, period, fixedAtMs: fix.atMs }, (ticketId) => peopleState.customers.get(ticketId)?.customerId),
    [read, period, cause, fix, peopleState.customers],
  );
  const told = new Map((marksState.told.get(fix.id) ?? []).map((entry) => [entry.customerId, entry]));
  const toldCount = customers.filter(({ customerId }) => told.has(customerId)).length;
  const numbers = new Intl.NumberFormat(locale);
  const name = causeName(sentences, cause, policy);
  return (
    <section className="stack stack-tight" aria-label={name}>
      <h4>{name}</h4>
      <p>{t('insights.fixed.count', { told: numbers.format(toldCount), left: numbers.format(customers.length - toldCount) })}</p>
      <p className="quiet">
        {t('insights.fixed.period', { day: formatShortDay(locale, period.since) })}
        {hitAgain > 0 && ` ${t('insights.fixed.again', { count: hitAgain })}`}
      </p>
      <div className="row">
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'insights.fixed.hide_of' : 'insights.fixed.show_of', { cause: name })}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t(isOpen ? 'insights.fixed.hide' : 'insights.fixed.show')}
        </Button>
      </div>
      {isOpen && <Customers cause={cause} fix={fix} customers={customers} told={told} {...props} />}
    </section>
  );
}

interface CustomersProps extends Props {
  readonly cause: string;
  readonly fix: CauseFix;
  readonly customers: readonly CustomerToTell[];
  readonly told: ReadonlyMap<string, ToldEntry>;
}

function Customers(props: CustomersProps) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { customers, people, peopleState } = props;
  const [page, setPage] = useState(0);
  const pages = Math.ceil(customers.length / CUSTOMERS_A_PAGE);
  const at = Math.min(page, Math.max(0, pages - 1));
  const shown = customers.slice(at * CUSTOMERS_A_PAGE, (at + 1) * CUSTOMERS_A_PAGE);
  const ticketIds = shown.map(({ ticketId }) => ticketId).join(' ');
  useEffect(() => {
    if (ticketIds !== '') void people.ask(ticketIds.split(' '));
  }, [people, ticketIds]);
  const numbers = new Intl.NumberFormat(locale);
  if (customers.length === 0) return <p className="quiet">{t('insights.fixed.no_customers')}</p>;
  return (
    <>
      {peopleState.customersError !== null && (
        <div>
          {t('insights.fixed.people_failed', { reason: faultSentence(sentences, peopleState.customersError) })}
          <FaultDetails fault={peopleState.customersError} />
        </div>
      )}
      <ul className="rows panel">
        {shown.map((customer) => (
          <CustomerRow key={customer.customerId} customer={customer} {...props} />
        ))}
      </ul>
      {pages > 1 && (
        <div className="row">
          <PressButton
            size="small"
            isHeld={at === 0}
            onClick={() => {
              setPage(at - 1);
            }}
          >
            {t('insights.fixed.newer')}
          </PressButton>
          <span>{t('insights.fixed.page', { at: numbers.format(at + 1), of: numbers.format(pages) })}</span>
          <PressButton
            size="small"
            isHeld={at === pages - 1}
            onClick={() => {
              setPage(at + 1);
            }}
          >
            {t('insights.fixed.older')}
          </PressButton>
        </div>
      )}
    </>
  );
}

function CustomerRow({ customer, cause, fix, told, ...props }: CustomersProps & { readonly customer: CustomerToTell }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const { account, policy, people, peopleState, marks, marksState, replyLanguage, onShowTicket } = props;
  const { customerId, ticketId, atMs, hasAsked, owed } = customer;
  const { name = '', locale: customerLocale = null } = peopleState.customers.get(ticketId) ?? {};
  const entry = told.get(customerId);
  const { copying } = peopleState;
  const { telling } = marksState;
  const who = name === '' ? t('insights.fixed.customer') : name;
  const copy = async (): Promise<void> => {
    const about = { cause, atMs, now: account, note: fix.note, policy };
    const text = await fixedReply({ ...about, customerName: name, customerLocale, fallbackLocale: replyLanguage });
    await people.copy(customerId, text);
  };
  return (
    <li className="moment-row">
      <div className="stack stack-tight">
        <strong>
          <bdi>{who}</bdi>
        </strong>
        <div className="quiet">
          {formatDay(locale, atMs, account)}
          {hasAsked && ` · ${t('insights.fixed.asked')}`}
        </div>
        {owed !== null && <div>{t(`insights.fixed.owes.${owed.what}`, { id: owed.ticketId })}</div>}
        {entry !== undefined && (
          <div>
            {t('insights.fixed.told_by', {
              who: byWhom(sentences, account, entry.byId),
              when: formatInstant(locale, entry.atMs, account.timeZone),
            })}
          </div>
        )}
        {telling.phase === 'failed' && telling.customerId === customerId && (
          <div>
            {t('insights.fixed.not_kept', { reason: faultSentence(sentences, telling.error) })}
            <FaultDetails fault={telling.error} />
          </div>
        )}
        {copying.phase === 'copied' && copying.customerId === customerId && (
          <div className="quiet">{t(fix.note.trim() === '' ? 'insights.fixed.copied' : 'insights.fixed.copied_note')}</div>
        )}
        {copying.phase === 'refused' && copying.customerId === customerId && (
          <CopyByHand
            key={copying.text}
            label={t('insights.fixed.copy_by_hand')}
            text={copying.text}
            language={fixedReplySentences.localeFor([customerLocale, replyLanguage])}
          />
        )}
      </div>
      <div className="row">
        <TicketLink ticketId={ticketId} onShowTicket={onShowTicket} />
        <Button size="small" aria-label={t('insights.fixed.copy_of', { id: ticketId })} onClick={() => void copy()}>
          {t('insights.fixed.copy')}
        </Button>
        {entry === undefined && (
          <PressButton
            size="small"
            isHeld={telling.phase === 'working'}
            aria-label={t('insights.fixed.tell_of', { id: ticketId })}
            onClick={() => void marks.tell({ fixId: fix.id, cause, customerId, ticketId })}
          >
            {t('insights.fixed.tell')}
          </PressButton>
        )}
      </div>
    </li>
  );
}
