import { type Choice, type LimitChange, type LimitKey, changesBetween } from '#domain/journal/chosen-limits.ts';
import type { ChosenSet, Limits } from '#domain/journal/limits.ts';
import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, formatInstant } from '../parts/lead-sentences.ts';
import { limitOf, limitValue } from './limits-sentences.ts';
import type { LimitsView } from './limits-view.ts';

/** Who changed the limits, when, from what to what and why, newest first. */
export function Changes({ view, account }: { readonly view: LimitsView; readonly account: Account }) {
  const sentences = useSentences();
  const { choices, isWhole, ceilings } = view;
  const { shown, more } = useFirstRows(choices);
  return (
    <Panel title={sentences.t('limits.history.title')}>
      {choices.length === 0 ? (
        <p className="quiet">{sentences.t('limits.history.none')}</p>
      ) : (
        <ul className="rows">
          {shown.map((choice, place) => (
            <li key={choice.id} className="moment-row">
              <div className="stack stack-tight">
                {changeTexts(sentences, { choice, before: choiceBefore(choices, place) }, { account, ceilings }).map((text) => (
                  <strong key={text}>{text}</strong>
                ))}
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
      {more}
      {!isWhole && <p className="quiet">{sentences.t('limits.not_whole')}</p>}
    </Panel>
  );
}

/** What held before a choice: the one before it that binds or bound somebody, or the settings. */
function choiceBefore(choices: readonly Choice[], place: number): ChosenSet {
  return choices.slice(place + 1).find(({ isUsed }) => isUsed) ?? { limits: {} };
}

/** What a choice changed, limit by limit: what holds since, and what held before. */
function changeTexts(
  sentences: Sentences,
  { choice, before }: { readonly choice: Choice; readonly before: ChosenSet },
  { account, ceilings }: { readonly account: Account; readonly ceilings: Limits },
): readonly string[] {
  const code = parseCurrency(choice.currency);
  const currency = code.ok ? code.value : account.currency;
  const valueOf = ({ key, rule }: LimitChange, value: number | null): string =>
    value === null
      ? rule === null
        ? settingsValue(sentences, { key, currency }, ceilings)
        : sentences.t('limits.history.as_everybody')
      : limitValue(sentences, key, value, currency);
  const changes = changesBetween(before, choice).map((change) =>
    sentences.t('limits.history.change', {
      limit: limitOf(sentences, change.key, change.rule),
      after: valueOf(change, change.after),
      before: valueOf(change, change.before),
    }),
  );
  if (Object.keys(choice.limits).length === 0 && choice.rules === undefined) return [sentences.t('limits.history.back'), ...changes];
  return changes.length === 0 ? [sentences.t('limits.history.same')] : changes;
}

/** That the settings say it, and what they say today: what they said then is not kept. In another currency they say nothing of it. */
function settingsValue(sentences: Sentences, of: { readonly key: LimitKey; readonly currency: Currency }, ceilings: Limits): string {
  if (of.currency !== ceilings.currency) return sentences.t('limits.history.as_settings_then');
  return sentences.t('limits.history.as_settings', { value: limitValue(sentences, of.key, ceilings[of.key], of.currency) });
}
