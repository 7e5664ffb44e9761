import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { OUTCOMES } from '#domain/policy/policy.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { money } from '#domain/money/money.ts';
import { readDays, readPrice } from '../../session/typed.ts';
import type { Details } from '#ports/intent-store.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { FigureInput } from '#ui/controls/FigureInput.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { formatDay, formatMoney, formatTyped } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: ShownSuggestion;
  readonly session: Pick<TicketSession, 'choose'>;
}

/** What an agent may know beyond the three questions. Nothing here has to be answered. */
export function MoreFacts({ state, session }: Props) {
  const { details } = state.choice;
  const isBusy = state.giving.phase === 'working';
  const change = (changed: Partial<Details>): void => {
    session.choose({ details: { ...details, ...changed } });
  };
  const sentences = useSentences();
  return (
    <div className="stack">
      <RadioGroup
        legend={sentences.t('details.outcome')}
        value={details.outcome ?? 'unknown'}
        isHeld={isBusy}
        options={(['unknown', ...OUTCOMES] as const).map((value) => ({ value, label: sentences.t(`details.${value}`) }))}
        onChange={(value) => {
          change({ outcome: value === 'unknown' ? null : value });
        }}
      />
      <LossField state={state} isBusy={isBusy} onChange={change} />
      {state.settings.settings.policy.delayCountsFrom === 'failure' && <DaysField state={state} isBusy={isBusy} onChange={change} />}
      <Flags state={state} isBusy={isBusy} onChange={change} />
    </div>
  );
}

interface FieldProps {
  readonly state: ShownSuggestion;
  readonly isBusy: boolean;
  readonly onChange: (changed: Partial<Details>) => void;
}

function LossField({ state, isBusy, onChange }: FieldProps) {
  const sentences = useSentences();
  const { settings } = state.settings;
  const { lossText } = state.choice.details;
  const isWrong = lossText.trim() !== '' && readPrice(lossText, settings) === null;
  const example = formatTyped(sentences.locale, money(givenUnit(settings.currency).amountMinor * 40, settings.currency));
  return (
    <Field>
      <Field.Label>{sentences.t('details.loss')}</Field.Label>
      <FigureInput
        value={lossText}
        currency={settings.currency}
        isReadOnly={isBusy}
        validation={isWrong ? 'warning' : null}
        onType={(typed) => {
          onChange({ lossText: typed });
        }}
      />
      {isWrong ? (
        <FieldMessage isWarning>{sentences.t('details.loss_error', { example })}</FieldMessage>
      ) : (
        <Field.Hint>{lossHint(sentences, state)}</Field.Hint>
      )}
    </Field>
  );
}

/** While nothing is typed the latest order counts, which whoever knows better replaces. */
function lossHint(sentences: Sentences, state: ShownSuggestion): string {
  const { offered } = state.plan;
  if (offered === null) return sentences.t('details.loss_hint');
  const amount = formatMoney(sentences.locale, money(offered.amountMinor, state.settings.settings.currency));
  return sentences.t('details.loss_offered', { amount, day: formatDay(sentences.locale, offered.atMs, state) });
}

function DaysField({ state, isBusy, onChange }: FieldProps) {
  const sentences = useSentences();
  const { daysText } = state.choice.details;
  const isWrong = daysText.trim() !== '' && readDays(daysText) === null;
  return (
    <Field>
      <Field.Label>{sentences.t('details.days')}</Field.Label>
      <FigureInput
        value={daysText}
        currency={null}
        isReadOnly={isBusy}
        validation={isWrong ? 'warning' : null}
        onType={(text) => {
          onChange({ daysText: text });
        }}
      />
      {isWrong && <FieldMessage isWarning>{sentences.t('details.days_error')}</FieldMessage>}
    </Field>
  );
}

function Flags({ state, isBusy, onChange }: FieldProps) {
  const sentences = useSentences();
  const { details } = state.choice;
  const isLinked = state.isLinkedToProblem;
  return (
    <div className="stack stack-tight">
      <Field>
        <Checkbox
          isCompact
          checked={details.isGroup ?? isLinked}
          aria-disabled={isBusy}
          onChange={(event) => {
            if (!isBusy) onChange({ isGroup: event.target.checked });
          }}
        >
          <Field.Label isRegular>{sentences.t('details.group')}</Field.Label>
          {isLinked && <Field.Hint>{sentences.t('details.group_linked')}</Field.Hint>}
        </Checkbox>
      </Field>
      <Field>
        <Checkbox
          isCompact
          checked={details.isVulnerable}
          aria-disabled={isBusy}
          onChange={(event) => {
            if (!isBusy) onChange({ isVulnerable: event.target.checked });
          }}
        >
          <Field.Label isRegular>{sentences.t('details.vulnerable')}</Field.Label>
          <Field.Hint>{sentences.t('details.vulnerable_hint')}</Field.Hint>
        </Checkbox>
      </Field>
    </div>
  );
}
