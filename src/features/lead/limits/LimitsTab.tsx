import { SectionBody } from '#ui/components/SectionBody.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { FigureTable } from '../parts/FigureTable.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { Changes } from './Changes.tsx';
import { fromSentence, limitLabel, limitOf, limitValue, sinceSentence } from './limits-sentences.ts';
import type { LimitsProps } from './limits-props.ts';
import type { LimitsView } from './limits-view.ts';

/** How high the table of the limits is. */
const TABLE_HEIGHT_PX = 320;

/** The limits that apply, a change of them with what it would have done, and who changed them before. */
export function LimitsTab(props: LimitsProps) {
  const sentences = useSentences();
  const { account, view, hasCurrency, onRefresh } = props;
  if (!hasCurrency) return <p>{sentences.t('limits.no_currency')}</p>;
  return (
    <div className="stack stack-wide">
      <Toolbar title={sentences.t('tab.limits')} section={view} timeZone={account.timeZone} onRefresh={onRefresh} />
      <p className="quiet">{sentences.t('limits.what')}</p>
      <SectionBody
        saysWhy
        title={sentences.t('tab.limits')}
        section={view}
        heightPx={TABLE_HEIGHT_PX}
        timeZone={account.timeZone}
        onRetry={() => {
          void onRefresh();
        }}
      >
        {(value) => (
          <div className="stack stack-wide">
            <InForce view={value} account={account} />
            <ChangeForm {...props} shown={value} />
            <Changes view={value} account={account} />
          </div>
        )}
      </SectionBody>
    </div>
  );
}

function InForce({ view, account }: { readonly view: LimitsView; readonly account: Account }) {
  const sentences = useSentences();
  const { currency } = account;
  // The settings have no limit of an hour.
  const limits = view.limits.filter(({ key, chosen }) => key !== 'agentHourMinor' || chosen !== null);
  return (
    <Panel title={sentences.t('limits.title')}>
      <FigureTable
        heads={[sentences.t('limits.limit'), sentences.t('limits.applies'), sentences.t('limits.from')]}
        rows={[
          ...limits.map((one) => ({
            key: one.key,
            cells: [
              limitLabel(sentences, one.key),
              limitValue(sentences, one.key, one.value, currency),
              fromSentence(sentences, one, account),
            ] as const,
          })),
          ...view.rules.map(({ rule, key, value, since }) => ({
            key: `${rule.kind} ${rule.id} ${key} ${value}`,
            cells: [
              limitOf(sentences, key, rule),
              limitValue(sentences, key, value, currency),
              sinceSentence(sentences, since, account),
            ] as const,
          })),
        ]}
      />
    </Panel>
  );
}
