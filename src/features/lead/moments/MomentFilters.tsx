import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input } from '@zendeskgarden/react-forms';
import { MOMENT_KINDS } from '#domain/moments/moment.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { type Account, personName } from '../parts/lead-sentences.ts';
import { AFTERWARDS, OUTCOMES } from './moment-row.ts';
import { type MomentsFilter, TIMES, isNarrowed } from './moments-filter.ts';
import { SelectField } from '#ui/controls/SelectField.tsx';

/** What the list can be narrowed down to, as far as what was read tells. */
export interface Choices {
  readonly causes: readonly string[];
  readonly gestures: readonly string[];
  readonly personIds: readonly string[];
  readonly collections: readonly string[];
}

interface Props {
  readonly filter: MomentsFilter;
  readonly choices: Choices;
  readonly account: Account;
  readonly policy: Policy;
  readonly onChange: (change: Partial<MomentsFilter>) => void;
  readonly onClear: () => void;
}

export function MomentFilters({ filter, choices, account, policy, onChange, onClear }: Props) {
  const { t } = useSentences();
  return (
    <section className="moments-filters" aria-label={t('moments.narrow')}>
      <div className="moments-search">
        <Field>
          <Field.Label>{t('moments.search')}</Field.Label>
          <Input
            isCompact
            type="search"
            dir="auto"
            autoComplete="off"
            value={filter.text}
            onChange={(event) => {
              onChange({ text: event.target.value });
            }}
          />
        </Field>
      </div>
      <Selects filter={filter} choices={choices} account={account} policy={policy} onChange={onChange} />
      <div className="row">
        <Field>
          <Checkbox
            isCompact
            checked={filter.isWithoutStory}
            onChange={(event) => {
              onChange({ isWithoutStory: event.target.checked });
            }}
          >
            <Field.Label isRegular>{t('moments.without_story')}</Field.Label>
          </Checkbox>
        </Field>
        {isNarrowed(filter) && (
          <Button size="small" isLink onClick={onClear}>
            {t('moments.clear')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Selects({ filter, choices, account, policy, onChange }: Omit<Props, 'onClear'>) {
  const sentences = useSentences();
  const { t } = sentences;
  const any = ['', t('moments.any')] as const;
  const { kind, cause, gesture, personId, when, outcome, after, among } = filter;
  const byName = (one: readonly [string, string], other: readonly [string, string]): number =>
    one[1].localeCompare(other[1], sentences.locale);
  return (
    <>
      <SelectField
        label={t('moments.by.kind')}
        value={kind ?? ''}
        options={[any, ...MOMENT_KINDS.map((one) => [one, t(`moments.kind.${one}`)] as const)]}
        onChange={(chosen) => {
          onChange({ kind: MOMENT_KINDS.find((one) => one === chosen) ?? null });
        }}
      />
      <SelectField
        label={t('moments.by.cause')}
        value={cause ?? ''}
        options={[any, ...choices.causes.map((one) => [one, causeName(sentences, one, policy)] as const).toSorted(byName)]}
        onChange={(chosen) => {
          onChange({ cause: chosen === '' ? null : chosen });
        }}
      />
      <SelectField
        label={t('moments.by.gesture')}
        value={gesture ?? ''}
        options={[any, ...choices.gestures.map((one) => [one, gestureName(sentences, one, null)] as const).toSorted(byName)]}
        onChange={(chosen) => {
          onChange({ gesture: chosen === '' ? null : chosen });
        }}
      />
      <SelectField
        label={t('moments.by.person')}
        value={personId ?? ''}
        options={[any, ...choices.personIds.map((one) => [one, personName(sentences, account, one)] as const).toSorted(byName)]}
        onChange={(chosen) => {
          onChange({ personId: chosen === '' ? null : chosen });
        }}
      />
      <SelectField
        label={t('moments.by.when')}
        value={when ?? ''}
        options={[['', t('moments.when.any')], ...TIMES.map((one) => [one, t(`moments.when.${one}`)] as const)]}
        onChange={(chosen) => {
          onChange({ when: TIMES.find((one) => one === chosen) ?? null });
        }}
      />
      <SelectField
        label={t('moments.by.outcome')}
        value={outcome ?? ''}
        options={[any, ...OUTCOMES.map((one) => [one, t(`moments.outcome.${one}`)] as const)]}
        onChange={(chosen) => {
          onChange({ outcome: OUTCOMES.find((one) => one === chosen) ?? null });
        }}
      />
      <SelectField
        label={t('moments.by.after')}
        value={after ?? ''}
        options={[any, ...AFTERWARDS.map((one) => [one, t(`moments.after.${one}`)] as const)]}
        onChange={(chosen) => {
          onChange({ after: AFTERWARDS.find((one) => one === chosen) ?? null });
        }}
      />
      <SelectField
        label={t('moments.by.among')}
        value={among ?? ''}
        options={[any, ['featured', t('moments.featured')], ...choices.collections.map((name) => [`:${name}`, name] as const)]}
        onChange={(chosen) => {
          onChange({ among: chosen === '' ? null : chosen });
        }}
      />
    </>
  );
}
