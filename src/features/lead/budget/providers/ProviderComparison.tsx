import { Button } from '@zendeskgarden/react-buttons';
import { Field, Select } from '@zendeskgarden/react-forms';
import { useSyncExternalStore } from 'react';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { monthText } from '../../parts/last-months.ts';
import { useAccount } from '../../parts/use-lead-facts.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import { Compared } from './Compared.tsx';
import { phaseSentence } from './provider-sentences.ts';
import { type Providers, type ProvidersState, providersOf } from './providers-state.ts';

interface Props {
  readonly core: LeadCore;
  /** The budget or a past month is being read: the comparison begins after that. */
  readonly isBusy: boolean;
}

/** Chooses a month, reads both sides of it, and shows where they differ. */
export function ProviderComparison({ core, isBusy }: Props) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const providers = providersOf(core);
  const state = useSyncExternalStore(providers.subscribe, providers.getState);
  const account = useAccount(core, state.nowMs);
  const { month, phase, comparison } = state;
  const said = phaseSentence(sentences, state);
  const isReading = phase.name === 'reading' || phase.name === 'waiting';
  return (
    <div className="stack">
      <div className="row">
        <Field>
          <Field.Label>{t('provider_records.month')}</Field.Label>
          <Select
            isCompact
            value={month}
            onChange={(event) => {
              providers.choose(event.target.value);
            }}
          >
            {providers.months().map((one) => (
              <option key={one} value={one}>
                {monthText(locale, one)}
              </option>
            ))}
          </Select>
        </Field>
        <Buttons state={state} providers={providers} isBusy={isBusy} />
      </div>
      {phase.name === 'failed' ? (
        <Notice type="error">
          {said}
          <FaultDetails fault={phase.error} />
        </Notice>
      ) : (
        said !== '' && <p>{said}</p>
      )}
      {phase.name === 'done' && comparison !== null && (
        <Compared comparison={comparison} asking={state.asking} account={account} providers={providers} onShowTicket={core.showTicket} />
      )}
      {/* Counts on the way are not said each time. */}
      <output className="unseen" aria-live="polite">
        {isReading ? '' : said}
      </output>
    </div>
  );
}

function Buttons({ state, providers, isBusy }: { readonly state: ProvidersState; readonly providers: Providers } & Pick<Props, 'isBusy'>) {
  const { t } = useSentences();
  const { phase, comparison } = state;
  const isReading = phase.name === 'reading' || phase.name === 'waiting';
  const hasFaults = phase.name === 'done' && comparison?.unlisted.some(({ fault }) => fault !== null) === true;
  const isDone = phase.name === 'done' && !hasFaults;
  const word = isReading ? 'stop' : hasFaults ? 'retry' : isDone ? 'again' : phase.name === 'idle' ? 'start' : 'go_on';
  return (
    <>
      <PressButton
        size="small"
        isHeld={isBusy && !isReading}
        onClick={() => {
          if (isReading) providers.stop();
          else void (isDone ? providers.again() : providers.start());
        }}
      >
        {t(`provider_records.do.${word}`)}
      </PressButton>
      {hasFaults && (
        <Button
          size="small"
          isLink
          onClick={() => {
            void providers.again();
          }}
        >
          {t('provider_records.do.again')}
        </Button>
      )}
    </>
  );
}
