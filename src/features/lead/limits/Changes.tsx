import { type Choice, LIMIT_KEYS } from '#domain/journal/chosen-limits.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { formatList } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { MoreRows, ROWS_AT_MOST } from '../parts/MoreRows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, formatInstant } from '../parts/lead-sentences.ts';
import { limitLabel, limitValue } from './limits-sentences.ts';
import type { LimitsView } from './limits-state.ts';

/** Who changed the limits, when, to what and why, newest first. */
export function Changes({ view, account }: { readonly view: LimitsView; readonly account: Account }) {
  const sentences = useSentences();
  const { choices, isWhole } = view;
  return (
    <Panel title={sentences.t('limits.history.title')}>
      {choices.length === 0 ? (
        <p className="quiet">{sentences.t('limits.history.none')}</p>
      ) : (
        <ul className="rows">
          {choices.slice(0, ROWS_AT_MOST).map((choice) => (
            <li key={choice.id} className="moment-row">
              <div className="stack stack-tight">
                <strong>{chosenText(sentences, choice, account)}</strong>
                {choice.reason !== '' && <div dir="auto">{choice.reason}</div>}
                <div className="quiet">
                  {sentences.t('limits.history.row', {
                    who: byWhom(sentences, account, choice.byId),
                    when: formatInstant(sentences.locale, choice.atMs, account.timeZone),
                  })}
                </div>
                {!choice.isUsed && (
                  <div>
                    {choice.isEdited
                      ? sentences.t('limits.history.edited')
                      : sentences.t('limits.history.foreign', { currency: choice.currency })}
                  </div>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <MoreRows count={choices.length} />
      {!isWhole && <p className="quiet">{sentences.t('limits.not_whole')}</p>}
    </Panel>
  );
}

/** What was chosen, limit by limit. */
function chosenText(sentences: Sentences, { limits, currency }: Choice, account: Account): string {
  const code = parseCurrency(currency);
  const pairs = LIMIT_KEYS.flatMap((key) => {
    const value = limits[key];
    if (value === undefined) return [];
    const shown = limitValue(sentences, key, value, code.ok ? code.value : account.currency);
    return [sentences.t('limits.history.pair', { limit: limitLabel(sentences, key), value: shown })];
  });
  return pairs.length === 0 ? sentences.t('limits.history.back') : formatList(sentences.locale, pairs);
}
