import { useEffect, useRef, useState } from 'react';
import type { RefundTodo } from '#domain/moments/todos.ts';
import type { Candidates, OwedFlow, PaidBack } from '../session/flows.ts';
import type { ShownCard } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { ChooseRefund, type ChosenRefund } from './ChooseRefund.tsx';
import { askedSentence, cameToSentence, providerLabel } from './repay-sentences.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { formatMoney } from '#ui/i18n/formats.ts';

interface Props {
  /** The to-do that is paid back. */
  readonly what: string;
  /** What a provider was asked for before; null where none was. */
  readonly asked: RefundTodo | null;
  readonly state: Pick<ShownCard, 'standing' | 'settings' | 'timeZone' | 'nowMs'>;
  readonly session: Pick<TicketSession, 'withOwed'>;
}

type Phase =
  | { readonly name: 'closed' | 'reading' | 'not_loaded' | 'paying' }
  | { readonly name: 'read'; readonly candidates: Candidates }
  | { readonly name: 'confirm'; readonly candidates: Candidates; readonly chosen: ChosenRefund };

/** Pays back what is owed from its to-do: what was paid is read when somebody asks, and nothing is sent before they have confirmed the sum. */
export function PayBack({ what, asked, state, session }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const [phase, setPhase] = useState<Phase>({ name: 'closed' });
  const [came, setCame] = useState<PaidBack | null>(null);
  const here = useRef<HTMLDivElement>(null);
  const shown = useRef<Phase['name']>('closed');
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what took its place.
    if (shown.current !== phase.name) here.current?.focus();
    shown.current = phase.name;
  }, [phase.name]);
  const { standing, settings } = state;
  const isOpen = asked !== null && asked.refund.state !== 'refused';
  const who = providerLabel(isOpen ? asked.refund.executor : (settings.settings.executors.owed ?? ''));

  const read = async (): Promise<void> => {
    setCame(null);
    setPhase({ name: 'reading' });
    const found = await session.withOwed((flow) => flow.candidates(standing));
    setPhase(found === null ? { name: 'not_loaded' } : { name: 'read', candidates: found });
  };
  const pay = async (act: (flow: OwedFlow) => Promise<PaidBack>): Promise<void> => {
    setPhase({ name: 'paying' });
    const paid = await session.withOwed(act);
    setCame(paid);
    setPhase({ name: paid === null ? 'not_loaded' : 'closed' });
  };

  return (
    <div ref={here} tabIndex={-1} aria-live="polite" className="stack stack-tight">
      {asked !== null && asked.what === what && phase.name !== 'paying' && <Asked asked={asked} />}
      {came !== null && <CameTo came={came} who={who} />}
      {phase.name === 'not_loaded' && <p>{t('section.not_loaded')}</p>}
      {phase.name === 'paying' && <p className="quiet">{t('repay.working', { who })}</p>}
      {phase.name === 'reading' && <p className="quiet">{t('loading')}</p>}
      {isOpen && asked.refund.state !== 'paid' && (phase.name === 'closed' || phase.name === 'not_loaded') && (
        <div className="row">
          <PressButton size="small" isHeld={false} onClick={() => void pay((flow) => flow.askAgain(standing, asked))}>
            {t('repay.ask_again')}
          </PressButton>
        </div>
      )}
      {!isOpen && (phase.name === 'closed' || phase.name === 'not_loaded') && (
        <div className="row">
          <PressButton size="small" isHeld={false} onClick={() => void read()}>
            {t('repay.open', { who })}
          </PressButton>
        </div>
      )}
      {!isOpen && phase.name === 'read' && (
        <Read
          candidates={phase.candidates}
          who={who}
          state={state}
          onAgain={() => void read()}
          onCancel={() => setPhase({ name: 'closed' })}
          onChoose={(chosen) => setPhase({ name: 'confirm', candidates: phase.candidates, chosen })}
        />
      )}
      {!isOpen && phase.name === 'confirm' && (
        <Confirm
          chosen={phase.chosen}
          who={who}
          onBack={() => setPhase({ name: 'read', candidates: phase.candidates })}
          onPay={() => {
            const { amount, candidate } = phase.chosen;
            void pay((flow) => flow.payBack(standing, { what, candidateId: candidate.id, amount }));
          }}
        />
      )}
    </div>
  );
}

/** What the record tells of it, to everybody on the ticket. */
function Asked({ asked }: { readonly asked: RefundTodo }) {
  const sentences = useSentences();
  const said = askedSentence(sentences, asked.refund);
  if (asked.refund.state === 'paid') return <p className="as-typed">✓ {said}</p>;
  return <Notice type={asked.refund.state === 'pending' ? 'info' : 'warning'}>{said}</Notice>;
}

function CameTo({ came, who }: { readonly came: PaidBack; readonly who: string }) {
  const sentences = useSentences();
  const said = cameToSentence(sentences, who, came);
  if (said === null) return null;
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{said}</span>
        {(came.kind === 'asked' || came.kind === 'not_begun' || came.kind === 'not_sent') && came.error !== null && (
          <FaultDetails fault={came.error} />
        )}
      </div>
    </Notice>
  );
}

function Read({
  candidates,
  who,
  state,
  onAgain,
  onCancel,
  onChoose,
}: {
  readonly candidates: Candidates;
  readonly who: string;
  readonly state: Props['state'];
  readonly onAgain: () => void;
  readonly onCancel: () => void;
  readonly onChoose: (chosen: ChosenRefund) => void;
}) {
  const sentences = useSentences();
  const { t } = sentences;
  if (candidates.kind === 'other_customer') return <Notice type="warning">{t('repay.other_customer')}</Notice>;
  if (candidates.kind === 'failed') {
    return (
      <Notice type="warning">
        <div className="stack stack-tight">
          <span>{t('repay.failed', { who, reason: faultSentence(sentences, candidates.error) })}</span>
          <FaultDetails fault={candidates.error} />
          <div className="row">
            <PressButton size="small" isHeld={false} onClick={onAgain}>
              {t('repay.read_again')}
            </PressButton>
          </div>
        </div>
      </Notice>
    );
  }
  if (candidates.candidates.length === 0) return <Notice type="info">{t('repay.none', { who })}</Notice>;
  return <ChooseRefund candidates={candidates.candidates} state={state} onCancel={onCancel} onChoose={onChoose} />;
}

function Confirm({
  chosen: { amount, candidate },
  who,
  onBack,
  onPay,
}: {
  readonly chosen: ChosenRefund;
  readonly who: string;
  readonly onBack: () => void;
  readonly onPay: () => void;
}) {
  const { t, locale } = useSentences();
  const sum = formatMoney(locale, amount);
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{t('repay.confirm', { who, amount: sum, label: candidate.label })}</span>
        <div className="row">
          <PressButton size="small" isPrimary isHeld={false} onClick={onPay}>
            {t('repay.yes', { amount: sum })}
          </PressButton>
          <PressButton size="small" isHeld={false} onClick={onBack}>
            {t('repay.back')}
          </PressButton>
        </div>
      </div>
    </Notice>
  );
}
