import { Button } from '@zendeskgarden/react-buttons';
import { Field, Select } from '@zendeskgarden/react-forms';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { KeptWeek } from '#domain/journal/kept-outcomes.ts';
import { type Comparison, compareOutcomes } from '#domain/outcomes/compare-outcomes.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { lastValue } from '#ports/section.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { FigureTable } from '../../parts/FigureTable.tsx';
import { Panel } from '../../parts/Panel.tsx';
import type { LeadCore } from '../../session/lead-core.ts';
import type { OutcomesState } from '../../session/outcomes.ts';
import { measureName, outcomeReadingSentence, shareSentence, verdictSentence, weeksSentence } from './outcomes-sentences.ts';

/** What became of tickets on which something was given, beside similar ones on which nothing was. Whoever looks at it begins the reading of what is not kept yet. */
export function Outcomes({ core }: { readonly core: LeadCore }) {
  const { outcomes } = core;
  const state = useSyncExternalStore(outcomes.subscribe, outcomes.getState);
  useEffect(() => void outcomes.readOn(), [outcomes]);
  return <OutcomesPanel state={state} policy={core.settings().policy} onReadOn={() => void outcomes.readOn()} />;
}

interface PanelProps {
  readonly state: OutcomesState;
  readonly policy: Policy;
  readonly onReadOn: () => void;
}

export function OutcomesPanel({ state, policy, onReadOn }: PanelProps) {
  const sentences = useSentences();
  const { t } = sentences;
  const weeks = lastValue(state.kept) ?? [];
  const isWholeYet = state.reading.name === 'done';
  return (
    <Panel title={t('insights.outcomes.title')}>
      {weeks.every(({ outcomes }) => outcomes.length === 0) ? (
        <p className="quiet">{t(isWholeYet ? 'insights.outcomes.none' : 'insights.outcomes.none_yet')}</p>
      ) : (
        <Compared weeks={weeks} policy={policy} />
      )}
      <ReadingLine state={state} onReadOn={onReadOn} />
    </Panel>
  );
}

function Compared({ weeks, policy }: { readonly weeks: readonly KeptWeek[]; readonly policy: Policy }) {
  const sentences = useSentences();
  const { t } = sentences;
  const [wanted, setWanted] = useState('');
  const all = useMemo(() => weeks.flatMap(({ outcomes }) => outcomes), [weeks]);
  const causes = useMemo(
    () =>
      [...new Set(all.map(({ cause }) => cause))]
        .filter((one) => one !== '')
        .map((one) => [one, causeName(sentences, one, policy)] as const)
        .toSorted((one, other) => one[1].localeCompare(other[1], sentences.locale)),
    [all, policy, sentences],
  );
  const cause = wanted === '' ? null : wanted;
  const compared = useMemo(() => compareOutcomes(all, cause), [all, cause]);
  const unmatched = compared.find(({ measure }) => measure === 'wrote_again')?.unmatched ?? 0;
  return (
    <>
      <p>{t('insights.outcomes.intro')}</p>
      <Field>
        <Field.Label isRegular>{t('insights.outcomes.cause')}</Field.Label>
        <Select
          isCompact
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
          }}
        >
          <option value="">{t('insights.outcomes.all_causes')}</option>
          {causes.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <ComparisonTable
        compared={compared}
        caption={cause === null ? t('insights.outcomes.all_causes') : causeName(sentences, cause, policy)}
      />
      {unmatched > 0 && <p className="quiet">{t('insights.outcomes.unmatched', { count: unmatched })}</p>}
      <p className="quiet">{t('insights.outcomes.no_proof')}</p>
      <p className="quiet">{weeksSentence(sentences, weeks)}</p>
    </>
  );
}

function ComparisonTable({ compared, caption }: { readonly compared: readonly Comparison[]; readonly caption: string }) {
  const sentences = useSentences();
  const { t } = sentences;
  return (
    <FigureTable
      heads={(['what', 'with', 'without', 'difference'] as const).map((head) => t(`insights.outcomes.${head}`))}
      rows={compared.map((one) => ({
        key: one.measure,
        cells: [
          measureName(sentences, one.measure),
          shareSentence(sentences, one.withGesture),
          shareSentence(sentences, one.without),
          verdictSentence(sentences, one),
        ],
      }))}
      label={t('insights.outcomes.caption', { cause: caption })}
    />
  );
}

/** One quiet line while it is read, and a notice where that failed. */
function ReadingLine({ state: { reading }, onReadOn }: Omit<PanelProps, 'policy'>) {
  const sentences = useSentences();
  const { t } = sentences;
  const said = outcomeReadingSentence(sentences, reading);
  if (said === null) return null;
  if (reading.name !== 'failed') return <p className="quiet">{said}</p>;
  return (
    <Notice type="warning">
      {said}
      <FaultDetails fault={reading.error} />
      <div className="row">
        <Button size="small" onClick={onReadOn}>
          {t('insights.outcomes.read_on')}
        </Button>
      </div>
    </Notice>
  );
}
