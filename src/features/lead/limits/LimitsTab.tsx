import type { LimitInForce } from '#domain/journal/chosen-limits.ts';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Toolbar } from '../parts/Toolbar.tsx';
import type { Account } from '../parts/lead-sentences.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { Changes } from './Changes.tsx';
import { fromSentence, limitLabel, limitValue } from './limits-sentences.ts';
import type { LimitsProps } from './limits-props.ts';

/** How high the table of the limits is. */
const TABLE_HEIGHT_PX = 320;

/** The limits that apply, a change of them with what it would have done, and who changed them before. */
export function LimitsTab(props: LimitsProps) {
  const sentences = useSentences();
  const { account, view, hasCurrency, onRefresh } = props;
  if (!hasCurrency) return <p>{sentences.t('limits.no_currency')}</p>;
  return (
    <div className="stack stack-wide">
      <Toolbar title={sentences.t('limits.title')} section={view} timeZone={account.timeZone} onRefresh={onRefresh} />
      <p className="quiet">{sentences.t('limits.what')}</p>
      <SectionBody
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
            <InForce limits={value.limits} account={account} />
            <ChangeForm {...props} shown={value} />
            <Changes view={value} account={account} />
          </div>
        )}
      </SectionBody>
    </div>
  );
}

function InForce({ limits, account }: { readonly limits: readonly LimitInForce[]; readonly account: Account }) {
  const sentences = useSentences();
  return (
    <Panel title={sentences.t('limits.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{sentences.t('limits.limit')}</th>
            <th scope="col">{sentences.t('limits.applies')}</th>
            <th scope="col">{sentences.t('limits.from')}</th>
          </tr>
        </thead>
        <tbody>
          {limits.map((one) => (
            <tr key={one.key}>
              <th scope="row">{limitLabel(sentences, one.key)}</th>
              <td>{limitValue(sentences, one.key, one.value, account.currency)}</td>
              <td>{fromSentence(sentences, one, account)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
