import { useId, useState } from 'react';
import { Field, Input } from '@zendeskgarden/react-forms';
import { RULE_KINDS, type RuleKind, mostWithout } from '#domain/journal/limits.ts';
import { limitsUnder } from '#domain/journal/limits-in-force.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { SelectField } from '#ui/controls/SelectField.tsx';
import { LimitField } from './LimitField.tsx';
import { addingSentence, limitLabel, limitValue, ruleProblemSentence, whomName } from './limits-sentences.ts';
import type { LimitsProps } from './limits-props.ts';
import { type LimitsView, readNow, typedNow } from './limits-view.ts';
import { ruleKeysOf } from './typed-limits.ts';

type Props = LimitsProps & { readonly shown: LimitsView; readonly isReadOnly: boolean };

/** What is to hold for some people and customers alone: a list, and where somebody is put into it. */
export function SomeLimits({ shown: view, isReadOnly, ...props }: Props) {
  const sentences = useSentences();
  const id = useId();
  const { account } = props;
  const { rules } = typedNow(props, view);
  const read = readNow(props, view);
  const everybodys = limitsUnder(view.ceilings, [{ limits: read.limits }]);
  return (
    <section className="stack" aria-labelledby={id}>
      <h4 id={id}>{sentences.t('limits.some.title')}</h4>
      <p className="quiet">{sentences.t('limits.some.what')}</p>
      {rules.map((rule, place) => {
        const who = whomName(sentences, rule);
        return (
          <fieldset key={`${rule.kind} ${rule.id}`} className="panel stack">
            <legend>{who}</legend>
            <div className="columns">
              {ruleKeysOf(rule.kind).map((key) => (
                <LimitField
                  key={key}
                  label={limitLabel(sentences, key)}
                  isMoney
                  text={rule.limits[key]}
                  hint={sentences.t('limits.some.hint', { everybody: limitValue(sentences, key, everybodys[key], account.currency) })}
                  problem={ruleProblemSentence(
                    sentences,
                    read.ruleProblems[place]?.get(key) ?? null,
                    { ceiling: mostWithout(view.ceilings, rule.kind, key), key },
                    account,
                  )}
                  currency={account.currency}
                  isReadOnly={isReadOnly}
                  onType={(text) => {
                    props.onTypeRule(place, key, text);
                  }}
                />
              ))}
            </div>
            <div className="row">
              <PressButton
                size="small"
                isHeld={isReadOnly}
                onClick={() => {
                  props.onRemoveRule(place);
                }}
              >
                {sentences.t('limits.some.remove', { who })}
              </PressButton>
            </div>
          </fieldset>
        );
      })}
      <AddRule {...props} isReadOnly={isReadOnly} />
    </section>
  );
}

/** A tier stands in the choice by its key behind this, beside the words for a group and a person. */
const OF_TIER = 'tier:';

function AddRule({ tiers, adding, isReadOnly, onAddRule }: Omit<Props, 'shown'>) {
  const sentences = useSentences();
  const options = [
    ...tiers.map((key) => [`${OF_TIER}${key}`, whomName(sentences, { kind: 'tier', id: key, name: '' })] as const),
    ...RULE_KINDS.flatMap((kind) => (kind === 'tier' ? [] : [[kind, sentences.t(`limits.some.kind.${kind}`)] as const])),
  ];
  const [whom, setWhom] = useState(options[0]?.[0] ?? '');
  const [name, setName] = useState('');
  const isTier = whom.startsWith(OF_TIER);
  const isBusy = adding.phase === 'working';
  const said = addingSentence(sentences, adding);

  async function add(): Promise<void> {
    const kind = isTier ? 'tier' : (whom as RuleKind);
    const isAdded = await onAddRule(kind, isTier ? whom.slice(OF_TIER.length) : name);
    if (isAdded) setName('');
  }

  return (
    <div className="stack">
      <div className="columns">
        <SelectField label={sentences.t('limits.some.whom')} value={whom} options={options} onChange={setWhom} />
        {!isTier && (
          <Field>
            <Field.Label isRegular>{sentences.t('limits.some.name')}</Field.Label>
            <Input
              isCompact
              autoComplete="off"
              value={name}
              readOnly={isReadOnly || isBusy}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          </Field>
        )}
      </div>
      <div className="row">
        <PressButton
          size="small"
          isHeld={isReadOnly || isBusy}
          onClick={() => {
            void add();
          }}
        >
          {sentences.t('limits.some.add')}
        </PressButton>
        {isBusy && <span className="quiet">{said}</span>}
      </div>
      {adding.phase === 'failed' && (
        <Notice type="warning">
          {said}
          {adding.error.kind === 'failed' && <FaultDetails fault={adding.error.error} />}
        </Notice>
      )}
    </div>
  );
}
